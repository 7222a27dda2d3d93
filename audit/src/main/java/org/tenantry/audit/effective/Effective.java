package org.tenantry.audit.effective;

import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * What holds, and why.
 *
 * @param values by pointer
 * @param ineffective what levels set that does not hold, from the highest level on
 * @param locks by pointer: the level that locked it
 */
public record Effective(
        SortedMap<String, Held> values, List<Ineffective> ineffective, SortedMap<String, String> locks) {
    /**
     * A value that holds.
     *
     * @param hides what held above, the nearest first
     */
    public record Held(JsonNode value, Source source, List<Hidden> hides) {}

    /**
     * A value that held above.
     *
     * @param pointer another where a value took an object's place, or an object a value's
     */
    public record Hidden(String pointer, JsonNode value, Source source) {}

    /** Why a value does not hold. */
    public enum Reason {
        /** It does not fit the definition's schema. */
        MISFIT,
        /** A level above has locked it. */
        LOCKED
    }

    /**
     * A value that a level sets, and that does not hold.
     *
     * @param detail the rule that it does not fit, or the level that locked it
     */
    public record Ineffective(String pointer, JsonNode value, Source source, Reason reason, String detail) {}
}

package org.tenantry.configuration;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * What holds, and why.
 *
 * @param values by pointer: what holds, where it comes from, and what it hides
 * @param ineffective what levels set that does not hold, from the highest level on
 * @param locks by pointer: the level that locked it
 */
public record Effect(SortedMap<String, Explained> values, List<Ineffective> ineffective, Map<String, String> locks) {
    /**
     * A value that holds.
     *
     * @param hides values that held above, the nearest first; they may have stood at other pointers, where a value
     *     took the place of an object or an object that of a value
     */
    public record Explained(JsonNode value, Origin origin, List<Hidden> hides) {}

    /** A value that held above. */
    public record Hidden(String pointer, JsonNode value, Origin origin) {}

    /** Why a value that a level sets does not hold there. */
    public enum Reason {
        /** It does not fit the schema of the definition that holds now. */
        MISFIT,
        /** A level above has locked it. */
        LOCKED
    }

    /**
     * A value that a level sets, and that does not hold.
     *
     * @param detail what the schema expects, or the level that locked it
     */
    public record Ineffective(String pointer, JsonNode value, Origin origin, Reason reason, String detail) {}
}

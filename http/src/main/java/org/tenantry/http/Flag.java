package org.tenantry.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter that is true or false. */
public final class Flag {
    private Flag() {}

    /**
     * Reads it as it was sent. Nothing else than the two words will do, not even nothing.
     *
     * @param value null if it was not sent, which is false
     * @throws ProblemException 400 if it is neither true nor false
     */
    public static boolean isSet(String parameter, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw ProblemException.invalid(List.of(new Fault(parameter, value, "true or false")));
        }
        return Boolean.parseBoolean(value);
    }
}

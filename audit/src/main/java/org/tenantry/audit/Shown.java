package org.tenantry.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log says, as it is shown on a terminal. */
public final class Shown {
    private static final JsonMapper JSON = new JsonMapper();

    private Shown() {}

    /** What somebody wrote: it must not write to the auditor's terminal. */
    public static String text(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** A value, escaped as JSON has it; what is sealed is not shown. */
    public static String value(@Nullable JsonNode value) {
        if (value == null) {
            return "-";
        }
        return value.has("sealed") && value.has("key") && value.size() == 2
                ? "(sealed)"
                : JSON.writeValueAsString(value);
    }
}

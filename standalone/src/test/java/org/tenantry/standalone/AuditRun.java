package org.tenantry.standalone;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the audit tool said.
 *
 * @param code it exited with
 * @param out for people
 * @param err beside it
 * @param asJson the same for scripts; empty if that was not asked for
 */
record AuditRun(int code, String out, String err, String asJson) {
    JsonNode json() {
        return new JsonMapper().readTree(asJson);
    }

    /** Each as its kind and position. */
    List<String> findings() {
        return json().get("findings")
                .valueStream()
                .map(finding -> finding.get("kind").asString() + " "
                        + finding.get("position").asLong())
                .toList();
    }

    String all() {
        return out + err;
    }
}

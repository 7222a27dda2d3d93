package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.tenantry.audit.Audit;
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
    /** As {@code dev audit} is called. */
    static AuditRun of(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Audit.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new AuditRun(code, out.toString(), err.toString(), "");
    }

    JsonNode json() {
        return new JsonMapper().readTree(asJson);
    }

    /** Each as its kind and position, -1 if it has none. */
    List<String> findings() {
        return json().get("findings")
                .valueStream()
                .map(finding -> finding.get("kind").asString() + " "
                        + finding.path("position").asLong(-1))
                .toList();
    }

    void assertFindings(String... expected) {
        assertThat(code).as(all()).isEqualTo(1);
        assertThat(findings()).containsExactly(expected);
    }

    String all() {
        return out + err;
    }
}

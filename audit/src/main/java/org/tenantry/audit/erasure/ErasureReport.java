package org.tenantry.audit.erasure;

import java.io.PrintWriter;
import java.util.List;
import org.tenantry.audit.erasure.Check.Verdict;
import org.tenantry.events.TenantId;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is evident of an erasure, for people and for scripts.
 *
 * @param log the id of the log
 */
record ErasureReport(TenantId tenant, String log, List<Check> checks) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<String> NOT_SHOWN = List.of(
            "backups of MongoDB and Kafka: whether they have the data key, wrapped, or read models from before",
            "the key-encryption keys: whoever has one and a copy of the wrapped data key can open what was sealed",
            "what downstream systems and clients took while the tenant was not erased",
            "what people wrote elsewhere: in names, labels, attributes, values that are not secret, reasons, comments");

    Verdict verdict() {
        return has(Verdict.BROKEN) ? Verdict.BROKEN : has(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.HOLDS;
    }

    private boolean has(Verdict verdict) {
        return checks.stream().anyMatch(check -> check.verdict() == verdict);
    }

    void print(PrintWriter out) {
        out.println("Erasure of " + tenant + ", log " + log);
        out.println();
        for (Check check : checks) {
            out.printf("%-9s%s%n", check.verdict().word(), check.name());
            check.evidence().forEach(line -> out.println("             " + line));
        }
        out.println();
        out.println(
                switch (verdict()) {
                    case HOLDS -> tenant + " is erased, as far as this shows.";
                    case BROKEN -> tenant + " is not erased, or not everywhere.";
                    case UNKNOWN -> "Whether " + tenant + " is erased could not be found out.";
                });
        out.println("This does not show:");
        NOT_SHOWN.forEach(line -> out.println("  - " + line));
    }

    void printJson(PrintWriter out) {
        ObjectNode report = JSON.createObjectNode()
                .put("tenant", tenant.value())
                .put("log", log)
                .put("verdict", verdict().word());
        ArrayNode all = report.putArray("checks");
        for (Check check : checks) {
            ArrayNode evidence = all.addObject()
                    .put("name", check.name())
                    .put("verdict", check.verdict().word())
                    .putArray("evidence");
            check.evidence().forEach(evidence::add);
        }
        ArrayNode notShown = report.putArray("notShown");
        NOT_SHOWN.forEach(notShown::add);
        out.println(JSON.writeValueAsString(report));
    }
}

package org.tenantry.audit.verify;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.Shown;
import org.tenantry.audit.verify.PartitionVerification.Verified;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was verified and found, for people and for scripts. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String log;
    private final List<Verified> partitions;
    private final Findings beside;
    private final boolean hasTopic;
    private final boolean hasCheckpoint;
    private final @Nullable Long documents;

    /**
     * @param beside what was found beside the log: of claims and read models
     * @param hasTopic whether it was held against the topic
     * @param hasCheckpoint whether it was held against a checkpoint
     * @param documents of the read models that were compared; null if they were not
     */
    Report(
            String log,
            List<Verified> partitions,
            Findings beside,
            boolean hasTopic,
            boolean hasCheckpoint,
            @Nullable Long documents) {
        this.log = log;
        this.partitions = partitions;
        this.beside = beside;
        this.hasTopic = hasTopic;
        this.hasCheckpoint = hasCheckpoint;
        this.documents = documents;
    }

    long findings() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        all().forEach(findings ->
                findings.counts().forEach((kind, count) -> counts.merge(kind.word(), count, Long::sum)));
        return counts;
    }

    private List<Finding> kept() {
        return all().flatMap(findings -> findings.kept().stream()).toList();
    }

    private Stream<Findings> all() {
        return Stream.concat(partitions.stream().map(Verified::findings), Stream.of(beside));
    }

    void print(PrintWriter out) {
        out.println("Log " + log);
        out.printf(
                "%9s %10s %10s %10s %12s  %s%n",
                "partition", "from", "events", "commits", "unpublished", "hash of the last");
        for (Verified one : partitions) {
            out.printf(
                    "%9d %10d %10d %10d %12s  %s%n",
                    one.partition(),
                    one.from(),
                    one.events(),
                    one.commits(),
                    hasTopic ? Long.toString(one.unpublished()) : "-",
                    one.head().hash());
        }
        out.println();
        if (findings() == 0) {
            out.println(intact());
            return;
        }
        counts().forEach((kind, count) -> out.printf("%d %s%n", count, kind));
        out.println();
        kept().forEach(one ->
                out.printf("%-12s %-18s %s%n", one.place(), one.kind().word(), Shown.text(one.detail())));
        if (kept().size() < findings()) {
            out.println("... and " + (findings() - kept().size()) + " more of the same kinds");
        }
    }

    private String intact() {
        String readModels =
                documents == null ? "" : " The " + documents + " documents of the read models say what the log says.";
        if (hasTopic || hasCheckpoint) {
            return (hasTopic ? "Log and topic are intact" : "The log is intact")
                    + (hasCheckpoint ? ", and the log is still what the checkpoint says." : ".")
                    + readModels;
        }
        return "The log is intact." + readModels
                + " Whether its end was cut off or all was written anew, only a witness"
                + " shows: --topic, or a checkpoint.";
    }

    void printJson(PrintWriter out) {
        ObjectNode report = JSON.createObjectNode().put("log", log).put("isIntact", findings() == 0);
        if (documents != null) {
            report.put("documents", documents);
        }
        ArrayNode all = report.putArray("partitions");
        for (Verified one : partitions) {
            ObjectNode partition = all.addObject()
                    .put("partition", one.partition())
                    .put("from", one.from())
                    .put("position", one.head().position())
                    .put("events", one.events())
                    .put("commits", one.commits())
                    .put("hash", one.head().hash().hex());
            if (hasTopic) {
                partition.put("unpublished", one.unpublished());
            }
        }
        ObjectNode counts = report.putObject("counts");
        counts().forEach(counts::put);
        ArrayNode findings = report.putArray("findings");
        kept().forEach(one -> write(one, findings.addObject()));
        out.println(JSON.writeValueAsString(report));
    }

    private static void write(Finding finding, ObjectNode node) {
        node.put("kind", finding.kind().word());
        if (finding.partition() != Finding.NOWHERE) {
            node.put("partition", finding.partition());
        }
        if (finding.position() != Finding.NOWHERE) {
            node.put("position", finding.position());
        }
        node.put("detail", finding.detail());
    }
}

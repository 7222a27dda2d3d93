package org.tenantry.audit.doctor;

import static com.mongodb.client.model.Filters.in;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.tenantry.audit.doctor.Diagnosis.State;
import org.tenantry.log.StoredLog;

/** Whether each partition has a node that publishes it, and none refuses to: by what the nodes share. */
final class PublishersArea {
    private static final String AREA = "publishers";

    /** Clocks differ a little, and a lease is renewed when a third of it is over. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private PublishersArea() {}

    static Diagnosis examine(StoredLog log, String topic, Instant now) {
        Map<Integer, String> refusals = refusals(log, topic);
        Set<Integer> unheld =
                new HashSet<>(IntStream.range(0, log.partitions()).boxed().toList());
        Set<String> nodes = new HashSet<>();
        Instant since = Instant.EPOCH;
        for (Document lease : log.database().getCollection("publisher_leases").find(in("_id", List.copyOf(unheld)))) {
            Instant until = lease.get("until", Date.class).toInstant();
            if (until.isAfter(now.minus(GRACE))) {
                unheld.remove(lease.getInteger("_id"));
                nodes.add(lease.getString("holder"));
            } else {
                since = until.isAfter(since) ? until : since;
            }
        }
        List<Integer> partitions = unheld.stream().sorted().toList();
        Map<String, ?> figures = Map.of("nodes", nodes.size(), "unheld", partitions, "refusals", refusals);
        if (!refusals.isEmpty()) {
            return new Diagnosis(
                    AREA,
                    State.ACT,
                    Amounts.count(refusals.size(), "partition") + " refused: nothing is published of "
                            + refusals.keySet(),
                    String.join("; ", new HashSet<>(refusals.values())),
                    figures);
        }
        if (!unheld.isEmpty()) {
            return new Diagnosis(
                    AREA,
                    State.ACT,
                    "nobody publishes the partitions " + partitions
                            + (since.equals(Instant.EPOCH) ? "" : ", since " + since),
                    "No command side runs, or it cannot reach MongoDB. Start one; it goes on where the topic ends.",
                    figures);
        }
        return Diagnosis.ok(
                AREA,
                "all " + log.partitions() + " partitions are held, by " + Amounts.count(nodes.size(), "node"),
                figures);
    }

    private static Map<Integer, String> refusals(StoredLog log, String topic) {
        String prefix = log.id() + "/" + topic + "-";
        List<String> ids = new ArrayList<>();
        for (int partition = 0; partition < log.partitions(); partition++) {
            ids.add(prefix + partition);
        }
        Map<Integer, String> refusals = new TreeMap<>();
        for (Document mark : log.database().getCollection("publisher_marks").find(in("_id", ids))) {
            if (mark.get("refusal") instanceof Document refusal) {
                refusals.put(
                        Integer.valueOf(mark.getString("_id").substring(prefix.length())), refusal.getString("reason"));
            }
        }
        return refusals;
    }
}

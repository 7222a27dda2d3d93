package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenantry.audit.doctor.Diagnosis.State;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** Whether what happened is in the topic. */
final class TopicArea {
    private static final String AREA = "topic";

    /** What is older should have been published. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TopicArea() {}

    /** @param ends of the topic, taken before: where the log is then, it is further */
    static Diagnosis examine(StoredLog log, String topic, Map<Integer, Long> ends, Instant now) {
        long unpublished = 0;
        Instant oldest = now;
        List<Integer> ahead = new ArrayList<>();
        for (int partition = 0; partition < log.partitions(); partition++) {
            long published = ends.getOrDefault(partition, 0L);
            long waiting = log.head(partition).position() - published;
            if (waiting < 0) {
                ahead.add(partition);
            } else if (waiting > 0) {
                unpublished += waiting;
                Instant since =
                        log.commitWith(partition, published).map(Commit::time).orElse(now);
                oldest = since.isBefore(oldest) ? since : oldest;
            }
        }
        Map<String, ?> figures =
                Map.of("topic", topic, "ends", List.copyOf(ends.values()), "unpublished", unpublished, "ahead", ahead);
        if (!ahead.isEmpty()) {
            return new Diagnosis(
                    AREA,
                    State.ACT,
                    topic + " has events that the log does not have, in " + Amounts.count(ahead.size(), "partition"),
                    "The log was cut, or restored from an older copy, or this topic is another log's. Publish nothing more, and"
                            + " see what differs: ./dev audit verify --topic " + topic,
                    figures);
        }
        if (unpublished == 0) {
            return Diagnosis.ok(AREA, topic + " has all events", figures);
        }
        Duration since = Duration.between(oldest, now);
        String told = Amounts.count(unpublished, "event") + " not in " + topic + " yet, the oldest for "
                + Amounts.time(since);
        return since.compareTo(PATIENCE) <= 0
                ? Diagnosis.ok(AREA, told, figures)
                : new Diagnosis(
                        AREA,
                        State.ACT,
                        told,
                        "Nothing is lost: they are in the log, and nobody hears of them. See whether the publishers below are"
                                + " well; a running command side tells more: GET /v1/operations/publishing",
                        figures);
    }
}

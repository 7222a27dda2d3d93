package org.tenantry.command.publishing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;
import org.tenantry.log.LogEvent;

/** The Kafka records of a commit: one an event, keyed by tenant, stamped with the commit's time. */
final class EventRecords {
    private final String log;
    private final String topic;

    EventRecords(String log, String topic) {
        this.log = log;
        this.topic = topic;
    }

    List<ProducerRecord<String, byte[]>> of(int partition, Commit commit) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int index = 0; index < commit.events().size(); index++) {
            LogEvent event = commit.events().get(index);
            records.add(new ProducerRecord<>(
                    topic,
                    partition,
                    commit.time().toEpochMilli(),
                    commit.key(),
                    event.payload().getBytes(StandardCharsets.UTF_8),
                    headers(envelope(partition, commit, index, event.type()))));
        }
        return records;
    }

    private static List<Header> headers(EventEnvelope envelope) {
        Map<String, String> named = envelope.toHeaders();
        List<Header> headers = new ArrayList<>(named.size());
        named.forEach((name, value) -> headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    private EventEnvelope envelope(int partition, Commit commit, int index, String type) {
        return new EventEnvelope(
                log,
                new Position(partition, commit.position() + index),
                commit.key(),
                commit.aggregate(),
                commit.sequence() + index,
                type,
                commit.time(),
                commit.id(),
                index,
                commit.events().size(),
                commit.hash().hex(),
                commit.metadata().get("actor"),
                commit.metadata().get("via"),
                commit.metadata().get("correlation"),
                commit.metadata().get("causation"),
                commit.metadata().get("traceparent"));
    }
}

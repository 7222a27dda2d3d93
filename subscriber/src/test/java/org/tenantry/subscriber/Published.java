package org.tenantry.subscriber;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;

/** Records as they are published: tenants are archived over and over, which no tenant is in earnest. */
final class Published {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Published() {}

    static EventEnvelope envelope(int partition, long position, String tenant) {
        return new EventEnvelope(
                "log",
                new Position(partition, position),
                tenant,
                tenant,
                position,
                "TenantArchived",
                START.plusSeconds(position),
                "commit-" + position,
                0,
                1,
                "hash",
                "asha",
                null,
                null,
                null,
                null);
    }

    /** From a position on, of as many tenants in turn: t0, t1, ... in partition 0, u0, u1, ... in others. */
    static List<ProducerRecord<String, byte[]>> records(String topic, int partition, long from, long to, int tenants) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long position = from; position < to; position++) {
            records.add(record(topic, partition, position, (partition == 0 ? "t" : "u") + position % tenants));
        }
        return records;
    }

    static ProducerRecord<String, byte[]> record(String topic, int partition, long position, String tenant) {
        EventEnvelope envelope = envelope(partition, position, tenant);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic,
                partition,
                envelope.time().toEpochMilli(),
                tenant,
                ("{\"tenant\":\"" + tenant + "\",\"reason\":\"" + position + "\"}").getBytes(StandardCharsets.UTF_8));
        envelope.toHeaders()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** The same, as it is received. */
    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent, long offset) {
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                offset,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}

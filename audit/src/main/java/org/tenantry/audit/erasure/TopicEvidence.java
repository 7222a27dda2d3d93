package org.tenantry.audit.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.TopicRecords;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.TenantId;
import tools.jackson.core.JacksonException;

/** Whether all that the topic has of a tenant is sealed, in whichever partition it is. */
final class TopicEvidence {
    private static final String NAME = "sealed in the topic";

    private TopicEvidence() {}

    static Check check(KafkaConnection kafka, String topic, TenantId tenant) {
        List<String> inClear = new ArrayList<>();
        long looked = 0;
        try {
            int partitions = TopicRecords.partitions(kafka, topic);
            if (partitions == 0) {
                return Check.unknown(NAME, "there is no topic '" + topic + "' at " + kafka.bootstrapServers());
            }
            for (int partition = 0; partition < partitions; partition++) {
                looked += look(kafka, topic, partition, tenant, inClear);
            }
        } catch (KafkaException | IllegalStateException e) {
            return Check.unknown(NAME, String.valueOf(e.getMessage()));
        }
        return Check.unless(inClear, NAME, "its " + looked + " records in all partitions of " + topic);
    }

    private static long look(
            KafkaConnection kafka, String topic, int partition, TenantId tenant, List<String> inClear) {
        long looked = 0;
        try (TopicRecords records = TopicRecords.open(kafka, topic, partition, Instant.EPOCH)) {
            for (@Nullable ConsumerRecord<String, byte[]> record = records.peek();
                    record != null;
                    record = records.peek()) {
                records.advance();
                if (tenant.value().equals(record.key()) && record.value() != null) {
                    looked++;
                    look(record, inClear);
                }
            }
        }
        return looked;
    }

    private static void look(ConsumerRecord<String, byte[]> record, List<String> inClear) {
        String place = "offset " + record.offset() + " of partition " + record.partition();
        ClearText text = new ClearText();
        try {
            text.look(new String(record.value(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            inClear.add(place + ": what it says is no JSON");
        }
        text.found().forEach(pointer -> inClear.add(place + ": " + pointer + " is in clear"));
    }
}

package org.tenantry.benchmarks.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenantry.benchmarks.log.TenantryStore;

/** The records of a topic, to be sent again without a log. */
final class SentRecords {
    private final List<List<ConsumerRecord<String, byte[]>>> byPartition = IntStream.range(0, TenantryStore.PARTITIONS)
            .<List<ConsumerRecord<String, byte[]>>>mapToObj(partition -> new ArrayList<>())
            .toList();

    /**
     * Reads so many.
     *
     * @throws IllegalStateException if there are more or fewer
     */
    static SentRecords of(String kafka, String topic, int expected) throws InterruptedException {
        SentRecords records = new SentRecords();
        try (RawConsumer consumer = new RawConsumer(kafka, topic)) {
            int read = 0;
            while (read < expected) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll()) {
                    records.byPartition.get(record.partition()).add(record);
                    read++;
                }
            }
            if (read > expected) {
                throw new IllegalStateException(read + " records were published, expected " + expected);
            }
        }
        return records;
    }

    int count() {
        return byPartition.stream().mapToInt(List::size).sum();
    }

    /** Those of a partition, in order, for another topic. */
    Stream<ProducerRecord<String, byte[]>> forTopic(String topic, int partition) {
        return byPartition.get(partition).stream()
                .map(record -> new ProducerRecord<>(
                        topic, partition, record.timestamp(), record.key(), record.value(), record.headers()));
    }
}

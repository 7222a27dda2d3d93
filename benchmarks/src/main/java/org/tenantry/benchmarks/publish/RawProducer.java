package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's client and nothing else, set as the publisher sets it: records into a partition, in transactions
 * as large as the publisher's largest.
 */
final class RawProducer implements AutoCloseable {
    static final int LARGEST = 500;

    private final Producer<String, byte[]> producer;

    RawProducer(String kafka, String topic, int partition) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "transactional.id",
                        "raw-" + topic + "-" + partition,
                        "linger.ms",
                        20,
                        "batch.size",
                        512 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void send(List<ProducerRecord<String, byte[]>> transaction) {
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> record : transaction) {
            var _ = producer.send(record);
        }
        producer.commitTransaction(); // fails if one was not sent
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}

package org.tenantry.subscriber;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tenantry.testkit.KafkaExtension;

/** A topic of two partitions, empty at first, as a publisher fills it. */
final class PublishedTopic implements AutoCloseable {
    private final String name;
    private final SubscriptionSettings settings;
    private final Producer<String, byte[]> producer;

    PublishedTopic(KafkaExtension kafka) {
        this.name = kafka.freshTopic(2);
        this.settings = SubscriptionSettings.of(kafka.bootstrapServers(), "group-" + name)
                .onTopic(name);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Of a group that follows it. */
    SubscriptionSettings settings() {
        return settings;
    }

    /** An event whose payload is cut off. */
    void publishBroken(int partition, long position, String tenant) {
        ProducerRecord<String, byte[]> whole = Published.record(name, partition, position, tenant);
        byte[] cut = Arrays.copyOf(whole.value(), whole.value().length / 2);
        var _ = producer.send(new ProducerRecord<>(name, partition, whole.timestamp(), tenant, cut, whole.headers()));
        producer.flush();
    }

    /** Events from a position on, of as many tenants in turn. */
    void publish(int partition, long from, long to, int tenants) {
        for (ProducerRecord<String, byte[]> record : Published.records(name, partition, from, to, tenants)) {
            var _ = producer.send(record);
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}

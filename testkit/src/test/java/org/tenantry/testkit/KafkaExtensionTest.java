package org.tenantry.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class KafkaExtensionTest {
    /** So many partitions that a broker is seen to make them one after another. */
    private static final int MANY = 50;

    private static final ConcurrentLinkedQueue<String> USED = new ConcurrentLinkedQueue<>();

    /** Registered first, hence called last; the broker is still there. */
    @RegisterExtension
    @Order(1)
    static final AfterAllCallback whatIsLeft = context -> {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedServers.kafkaBootstrapServers(context)))) {
            assertThat(USED).isNotEmpty();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!Collections.disjoint(admin.listTopics().names().get(), USED)) {
                assertThat(System.nanoTime()).as("still listed: %s", USED).isLessThan(deadline);
            }
        }
    };

    @RegisterExtension
    @Order(2)
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void whatWasAbortedIsNotRead() {
        String topic = freshTopic(2);
        try (var producer = producer("aborting")) {
            transaction(producer, topic, 0, "a", true);
            transaction(producer, topic, 0, "b", false);
            transaction(producer, topic, 1, "c", true);
            transaction(producer, topic, 0, "d", true);
            transaction(producer, topic, 0, "e", false);
        }
        assertThat(valuesIn(topic)).containsExactly("a", "d", "c");
    }

    @Test
    void whatIsOpenEndsThePartition() {
        String topic = freshTopic(1);
        try (var open = producer("open");
                var producer = producer("committing")) {
            transaction(producer, topic, 0, "before", true);
            open.beginTransaction();
            send(open, topic, 0, "open");
            transaction(producer, topic, 0, "behind", true);
            assertThat(valuesIn(topic)).containsExactly("before");
            open.commitTransaction();
            // the coordinator answers a commit before the partition has its marker
            await().untilAsserted(() -> assertThat(valuesIn(topic)).containsExactly("before", "open", "behind"));
        }
    }

    @Test
    void aFreshTopicIsEmptyAndReadableAtOnce() {
        for (int i = 0; i < 20; i++) {
            assertThat(kafka.readCommitted(freshTopic(3))).isEmpty();
        }
    }

    @Test
    void aFreshTopicTakesRecordsAtOnce() throws Exception {
        takesRecordsAtOnce(freshTopic(MANY));
    }

    @Test
    void aTopicMadeAnewIsEmptyAndTakesRecordsAtOnce() throws Exception {
        String topic = freshTopic(MANY);
        takesRecordsAtOnce(topic);

        kafka.makeAnew(topic, MANY);

        takesRecordsAtOnce(topic);
        assertThat(kafka.readCommitted(topic)).hasSize(MANY);
    }

    @Test
    void aFreshTopicKeepsWhatIsOld() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, freshTopic(1));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeConfigs(List.of(topic)).all().get().get(topic))
                    .extracting(config -> config.get("retention.ms").value())
                    .isEqualTo("-1");
        }
    }

    @Test
    void aTopicThatIsNotThereIsAnError() {
        String name = kafka.uniqueTopicName();
        assertThat(name).matches("[a-z0-9_]{1,38}");
        assertThatThrownBy(() -> kafka.readCommitted(name)).hasMessageContaining(name);
    }

    private static String freshTopic(int partitions) {
        String topic = kafka.freshTopic(partitions);
        USED.add(topic);
        return topic;
    }

    /** A refusal is not tried again: each partition has its leader. */
    private static void takesRecordsAtOnce(String topic) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "enable.idempotence", false, "retries", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = IntStream.range(0, MANY)
                    .mapToObj(partition -> producer.send(new ProducerRecord<>(topic, partition, "key", "value")))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                assertThat(one.get().offset()).isZero();
            }
        }
    }

    private static List<String> valuesIn(String topic) {
        return kafka.readCommitted(topic).stream()
                .map(found -> new String(found.value(), UTF_8))
                .toList();
    }

    private static KafkaProducer<String, String> producer(String transactionalId) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static void transaction(
            KafkaProducer<String, String> producer, String topic, int partition, String value, boolean commit) {
        producer.beginTransaction();
        send(producer, topic, partition, value);
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static void send(KafkaProducer<String, String> producer, String topic, int partition, String value) {
        var _ = producer.send(new ProducerRecord<>(topic, partition, "key", value));
        producer.flush();
    }
}

package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;
import org.tenantry.testkit.EmbeddedProcess;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** A log of two partitions, the second of which is written, and a topic of its own to publish it to. */
final class PublishedLog implements AutoCloseable {
    static final int PARTITION = 1;
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration LEASE = Duration.ofSeconds(6);

    final String database;
    final String bootstrapServers;
    final String topic;
    final EventLog log;
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final Function<String, List<ConsumerRecord<String, byte[]>>> readCommitted;
    private final List<Publishing> started = new ArrayList<>();
    private final AtomicInteger appended = new AtomicInteger();

    PublishedLog(MongoExtension mongo, KafkaExtension kafka) {
        this(mongo, kafka.bootstrapServers(), kafka.uniqueTopicName(), kafka::readCommitted);
    }

    /** On a broker of the test's own. */
    PublishedLog(MongoExtension mongo, EmbeddedProcess kafka) {
        this(mongo, kafka.bootstrapServers(), "events", kafka::readCommitted);
    }

    private PublishedLog(
            MongoExtension mongo,
            String bootstrapServers,
            String topic,
            Function<String, List<ConsumerRecord<String, byte[]>>> readCommitted) {
        this.database = mongo.freshDatabase().getName();
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.readCommitted = readCommitted;
        this.log = EventLog.open(mongo.uri(), database, LogSettings.withPartitions(2));
    }

    Publishing start() {
        return start(log, LEASE);
    }

    Publishing start(EventLog published, Duration lease) {
        Publishing publishing = new Publishing(
                published, new PublishingSettings(KafkaConnection.to(bootstrapServers), topic, lease), meters);
        started.add(publishing);
        publishing.start();
        return publishing;
    }

    /** By one thread at a time. */
    void append(int commits) {
        for (int i = 0; i < commits; i++) {
            append(log, "t" + appended);
            appended.incrementAndGet();
        }
    }

    int appended() {
        return appended.get();
    }

    static void append(EventLog to, String tenant) {
        to.append(
                PARTITION,
                new NewCommit(
                        tenant,
                        tenant,
                        tenant,
                        0,
                        Map.of("actor", "asha"),
                        List.of(new LogEvent("TenantCreated", "{}")),
                        List.of()));
    }

    /** As another producer would. */
    void slipIn() {
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            var _ = stranger.send(new ProducerRecord<>(topic, PARTITION, "pb", "{\"mine\":true}"));
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void deleteTopic() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    double metric(String name) {
        return meters.get(name)
                .tag("partition", Integer.toString(PARTITION))
                .gauge()
                .value();
    }

    /** Waits until the topic has all that was appended here, each once and in order, and asserts that it has no more. */
    void awaitPublished() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(published()).hasSizeGreaterThanOrEqualTo(appended()));
        assertPublished(appended());
    }

    /** Asserts that the topic has the first so many of what was appended here, each once and in order, and no more. */
    void assertPublished(int events) {
        List<ConsumerRecord<String, byte[]>> records = published();
        for (int position = 0; position < records.size(); position++) {
            assertThat(records.get(position).key()).isEqualTo("t" + position);
            assertThat(header(records.get(position), "tenantry_position")).isEqualTo(Integer.toString(position));
        }
        assertThat(records).hasSize(events);
    }

    List<ConsumerRecord<String, byte[]>> published() {
        return readCommitted.apply(topic);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static void awaitRefusal(Publishing publishing, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(publishing.troubles()).hasEntrySatisfying(PARTITION, trouble -> {
                    assertThat(trouble.refused()).isTrue();
                    assertThat(trouble.reason()).contains(reason);
                }));
    }

    @Override
    public void close() {
        started.forEach(Publishing::stop);
        log.close();
    }
}

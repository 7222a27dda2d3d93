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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What goes out on a real broker, and what keeps it from going out. */
@MongoTest
@Timeout(120)
class PublishingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final String topic = kafka.uniqueTopicName();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final EventLog log =
            EventLog.open(mongo.uri(), mongo.freshDatabase().getName(), LogSettings.withPartitions(2));
    private final List<Publishing> started = new ArrayList<>();
    private int appended;

    @AfterEach
    void stop() {
        started.forEach(Publishing::stop);
        log.close();
    }

    @Test
    void theTopicsPartitionIsTheLogsPartition() {
        append(20);
        start(log);
        append(20);

        awaitPublished(40);
        assertThat(meters.get("tenantry.publishing.events")
                        .tag("partition", "1")
                        .counter()
                        .count())
                .isEqualTo(40);
        assertThat(meters.get("tenantry.publishing.lag")
                        .tag("partition", "1")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void anotherNodeGoesOnAtOnceAfterACleanStop() {
        Publishing first = start(log);
        append(10);
        awaitPublished(10);
        first.stop();
        append(10);

        start(log);

        awaitPublished(20);
    }

    @Test
    void aRecordThatSomebodySlippedInIsNoticedAndNothingMoreIsPublished() {
        Publishing publishing = start(log);
        append(10);
        awaitPublished(10);
        slipIn();
        append(1);

        awaitRefusal(publishing, "ends with a record that is not Tenantry's");
        assertThat(kafka.readCommitted(topic)).hasSize(11);
        assertThat(meters.get("tenantry.publishing.refused")
                        .tag("partition", "1")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void anotherLogsTopicIsRefused() {
        append(1);
        Publishing own = start(log);
        awaitPublished(1);
        own.stop();
        try (EventLog other =
                EventLog.open(mongo.uri(), mongo.freshDatabase().getName(), LogSettings.withPartitions(2))) {
            Publishing publishing = start(other);

            awaitRefusal(publishing, "the topic holds events of the log " + log.id());
            publishing.stop();
        }
    }

    @Test
    void aTopicThatIsMadeAnewIsFilledAgain() throws Exception {
        start(log);
        append(10);
        awaitPublished(10);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
        append(5);

        awaitPublished(15);
    }

    private Publishing start(EventLog published) {
        Publishing publishing = new Publishing(
                published, new PublishingSettings(kafka.bootstrapServers(), topic, Duration.ofSeconds(6)), meters);
        started.add(publishing);
        publishing.start();
        return publishing;
    }

    private void append(int commits) {
        for (int i = 0; i < commits; i++) {
            String tenant = "t" + appended++;
            log.append(
                    1,
                    new NewCommit(
                            tenant,
                            tenant,
                            tenant,
                            0,
                            Map.of("actor", "asha"),
                            List.of(new LogEvent("TenantCreated", "{}")),
                            List.of()));
        }
    }

    private void slipIn() {
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = stranger.send(new ProducerRecord<>(topic, 1, "pb", "{\"mine\":true}"));
        }
    }

    private void awaitPublished(int events) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> records = kafka.readCommitted(topic);
            assertThat(records).hasSize(events);
            for (int position = 0; position < events; position++) {
                assertThat(records.get(position).key()).isEqualTo("t" + position);
                assertThat(new String(
                                records.get(position)
                                        .headers()
                                        .lastHeader("tenantry_position")
                                        .value(),
                                StandardCharsets.UTF_8))
                        .isEqualTo(Integer.toString(position));
            }
        });
    }

    private static void awaitRefusal(Publishing publishing, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(publishing.troubles()).hasEntrySatisfying(1, trouble -> {
                    assertThat(trouble.refused()).isTrue();
                    assertThat(trouble.reason()).contains(reason);
                }));
    }
}

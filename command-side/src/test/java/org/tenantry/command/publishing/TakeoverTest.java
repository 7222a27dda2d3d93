package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.tenantry.command.publishing.PublishedLog.LEASE;
import static org.tenantry.command.publishing.PublishedLog.PARTITION;
import static org.tenantry.command.publishing.PublishedLog.PATIENCE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.testkit.JavaProcess;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** One node goes on where another was stopped, killed or paused, and the topic stays the log. */
@MongoTest
@Timeout(300)
class TakeoverTest {
    private static final Duration TO_START = Duration.ofSeconds(60);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final PublishedLog own = new PublishedLog(mongo, kafka);

    @AfterEach
    void stop() {
        own.close();
    }

    /** Who waits for this lease to run out is not done in time. */
    @Test
    void anotherNodeGoesOnAtOnceAfterACleanStop() {
        Publishing first = own.start(own.log, Duration.ofMinutes(5));
        own.append(10);
        own.awaitPublished();
        own.start(own.log, Duration.ofMinutes(5));

        first.stop();
        own.append(10);

        own.awaitPublished();
    }

    @Test
    void anotherNodeGoesOnWithinTenSecondsOfAKill() {
        try (JavaProcess node = node(LEASE)) {
            own.append(1);
            own.awaitPublished();
            own.start();

            node.kill();
            Instant killed = Instant.now();
            own.append(1);

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> own.published().size() == 2);
            assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Paused while it publishes, beyond its lease, and continued while another does. */
    @Test
    void aPausedNodeWritesNothingMoreWhenItGoesOn() throws Exception {
        // a server that scans takes seconds for what is read between two renewals
        Duration lease = System.getenv("MONGODB_URI") == null ? Duration.ofSeconds(2) : LEASE;
        try (JavaProcess zombie = node(lease)) {
            try (Appending appending = Appending.to(own)) {
                for (int pause = 0; pause < 3; pause++) {
                    awaitMorePublished();
                    Publishing other = own.start(own.log, lease);
                    appending.awaitMore(100);

                    zombie.pause();
                    await().atMost(PATIENCE).until(() -> publishes(other));
                    appending.awaitMore(100);
                    zombie.resume();
                    appending.awaitMore(300);

                    assertThat(publishes(other)).isTrue();
                    other.stop(); // now it is the paused one's turn again
                }
            }
            own.awaitPublished();
        }
    }

    private void awaitMorePublished() {
        int before = own.published().size();
        await().atMost(PATIENCE).until(() -> own.published().size() > before);
    }

    private static boolean publishes(Publishing node) {
        return node.view().partitions().get(PARTITION).state() == PublishingView.State.HERE;
    }

    /** The same, to the instant: it is about to write, knowing of nothing, when another has begun. */
    @Test
    void whoIsPublishingWhenAnotherBeginsIsFencedOff() throws Exception {
        own.append(5);
        try (PublishingSession zombie = session();
                PublishingSession other = session()) {
            assertThatThrownBy(() -> zombie.publishWhile(() -> true, metrics())).isInstanceOf(KafkaException.class);
            assertThat(own.published()).isEmpty();

            other.publishWhile(() -> own.published().isEmpty(), metrics());
        }
        own.awaitPublished();
    }

    private PublishingSession session() throws InterruptedException {
        KafkaClients clients = new KafkaClients(KafkaConnection.to(own.bootstrapServers));
        EventTopic topic = new EventTopic(own.topic, 2);
        InstantSource clock = InstantSource.system();
        return PublishingSession.open(
                own.log,
                clients,
                topic,
                new TopicEnd(clients, topic, clock),
                new TopicPartition(own.topic, PARTITION),
                new PublishedMark(
                        own.log.database().getCollection("publisher_marks"),
                        own.log.id(),
                        own.topic,
                        PARTITION,
                        clock));
    }

    private PublishingMetrics metrics() {
        return new PublishingMetrics(own.meters, own.log, PARTITION, InstantSource.system());
    }

    private JavaProcess node(Duration lease) {
        JavaProcess node = JavaProcess.builder(PublisherMain.class)
                .arguments(mongo.uri(), own.database, own.bootstrapServers, own.topic, lease.toString())
                .start();
        node.awaitLine("Publishing " + own.topic, TO_START);
        return node;
    }
}

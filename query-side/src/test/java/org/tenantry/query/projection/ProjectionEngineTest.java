package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
@Timeout(90)
class ProjectionEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);

    @AfterEach
    void stop() {
        topic.close();
    }

    @Test
    void whatIsPublishedIsProjected() {
        List<PublishedEvent> before = TrailEvents.of(0, 0, 500);
        List<PublishedEvent> after = TrailEvents.of(1, 0, 20);
        topic.publish(before);
        ProjectionEngine<?> engine = topic.start();
        topic.awaitProjected(0, 500);
        topic.publish(after);
        topic.awaitProjected(1, 20);

        topic.hasExactly(List.of(before, after));
        assertThat(engine.failure()).isEmpty();
    }

    @Test
    void howFarBehindItIsIsMeasuredByPartitionAndWhetherItFails() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        topic.publish(TrailEvents.of(0, 0, 20));
        topic.start();
        topic.awaitProjected(0, 20);
        topic.stop();

        topic.breakProgress();
        topic.start().metrics().bindTo(registry);
        await().atMost(PATIENCE).until(() -> gauge(registry, "failing") == 1);

        topic.repairProgress();
        await().atMost(PATIENCE)
                .until(() -> gauge(registry, "failing") == 0
                        && gauge(registry, "lag", "partition", "0") == 0
                        && gauge(registry, "lag", "partition", "1") == 0);
    }

    /** Of a partition that is not followed yet there is none. */
    private static double gauge(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.find("tenantry.projection." + name).tags(tags).gauges().stream()
                .mapToDouble(Gauge::value)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void whatIsPublishedTwiceIsProjectedOnce() {
        topic.start();
        for (int from = 0; from < 60; from += 20) {
            topic.publish(TrailEvents.of(0, from, from + 20));
            topic.publish(TrailEvents.of(0, from, from + 20));
        }
        topic.awaitProjected(0, 60);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 60)));
    }

    @Test
    void whatIsDeliveredTwiceIsProjectedOnce() {
        topic.publish(TrailEvents.of(0, 0, 60));
        topic.start();
        topic.awaitProjected(0, 60);
        topic.stop();

        topic.forgetProgress();
        topic.start();
        topic.awaitProjected(0, 60);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 60)));
    }

    @Test
    void aStoppedEngineGoesOnWhereItStopped() {
        topic.publish(TrailEvents.of(0, 0, 30));
        topic.start();
        topic.awaitProjected(0, 30);
        topic.stop();
        topic.publish(TrailEvents.of(0, 30, 50));
        topic.publish(TrailEvents.of(1, 0, 10));

        topic.start();
        topic.awaitProjected(0, 50);
        topic.awaitProjected(1, 10);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 50), TrailEvents.of(1, 0, 10)));
    }

    @Test
    void stoppedInTheMiddleOfMuchItLosesAndRepeatsNothing() {
        topic.publish(TrailEvents.of(0, 0, 3_000));
        for (int stops = 0; stops < 3; stops++) {
            topic.start();
            topic.stop();
        }
        topic.start();
        topic.awaitProjected(0, 3_000);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 3_000)));
    }

    @Test
    void whatWasAbortedIsNotProjected() {
        topic.publishInTransaction(TrailEvents.of(0, 0, 10), true);
        topic.publishInTransaction(TrailEvents.of(0, 10, 15), false);
        topic.publishInTransaction(TrailEvents.of(0, 10, 12), true);
        topic.start();
        topic.awaitProjected(0, 12);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 12)));
    }

    @Test
    void aFailureIsOverWhenItIsOverThoughNothingNewComes() {
        topic.publish(TrailEvents.of(0, 0, 10));
        topic.start();
        topic.awaitProjected(0, 10);
        topic.stop();
        topic.breakProgress();
        ProjectionEngine<?> engine = topic.start();
        await().atMost(PATIENCE).until(() -> engine.failure().isPresent());

        topic.repairProgress();

        await().atMost(PATIENCE).until(() -> engine.failure().isEmpty());
        assertThat(engine.isRunning()).isTrue();
    }

    @Test
    void aMissingEventEndsTheProjectionWithItsReason() {
        ProjectionEngine<?> engine = topic.start();
        topic.publish(TrailEvents.of(0, 0, 10));
        topic.awaitProjected(0, 10);
        topic.publish(TrailEvents.of(0, 11, 20));

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(engine.failure())
                        .hasValueSatisfying(reason ->
                                assertThat(reason).contains("0-11 came, and 10 is next: 1 events are missing")));
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 10)));
    }
}

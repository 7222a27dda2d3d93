package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What becomes of an event that cannot be applied, of its document and of all others. */
@MongoTest
@Timeout(90)
class ParkingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    /** Positions of partition 0 whose events cannot be applied, as long as they are in here. */
    private final Set<Long> poisoned = ConcurrentHashMap.newKeySet();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);

    @AfterEach
    void stop() {
        topic.close();
    }

    @Test
    void aDocumentStaysWhereItsEventFailedWhileTheOthersGoOn() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);

        assertThat(topic.stored())
                .isEqualTo(Map.of(
                        "p0.t0", List.of(0L, 3L, 6L, 9L), "p0.t1", List.of(1L), "p0.t2", List.of(2L, 5L, 8L, 11L)));
        Parked parked = onlyParked();
        assertThat(parked.document()).isEqualTo("p0.t1");
        assertThat(parked.position()).isEqualTo(new Position(0, 4));
        assertThat(parked.last()).isEqualTo(10);
        assertThat(parked.reason()).isEqualTo("java.lang.IllegalStateException: poison");
        assertThat(parked.event().payload()).contains("2026-12-24T10:15:30Z");
        assertThat(topic.positions().missing(new Position(0, 4)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("wait for an operator"));
        assertThat(topic.positions().missing(new Position(0, 3))).isEmpty();
        assertThat(topic.positions().missing(new Position(0, 11))).isEmpty();
        assertThat(topic.positions().applied(0))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(4));
    }

    @Test
    void whenTheCauseIsMendedARetryAppliesAllThatWaitsInOrder() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);
        topic.publish(TrailEvents.of(0, 12, 1_000));
        topic.awaitProjected(0, 1_000);
        assertThat(onlyParked().last()).isEqualTo(997);

        poisoned.clear();
        retry();

        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
        topic.publish(TrailEvents.of(0, 1_000, 1_010));
        topic.awaitProjected(0, 1_010);
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 1_010)));
        assertThat(topic.positions().missing(new Position(0, 4))).isEmpty();
    }

    @Test
    void whatWaitsIsAppliedOnceThoughItWasPublishedTwice() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.publish(TrailEvents.of(0, 3, 20));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 20);

        poisoned.clear();
        retry();

        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 20)));
    }

    @Test
    void aRetryInVainLeavesItParkedAtTheEventThatFails() {
        poisoned.addAll(List.of(4L, 10L));
        topic.publish(TrailEvents.of(0, 0, 20));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 20);
        retry();
        await().atMost(PATIENCE).until(() -> onlyParked().order().isEmpty());
        assertThat(onlyParked().position()).isEqualTo(new Position(0, 4));

        poisoned.remove(4L);
        retry();

        await().atMost(PATIENCE).until(() -> onlyParked().position().offset() == 10);
        assertThat(onlyParked().last()).isEqualTo(19);
        assertThat(topic.stored()).containsEntry("p0.t1", List.of(1L, 4L, 7L));
    }

    @Test
    void whatIsSkippedIsLeftOutAlsoWhenAllIsProjectedAnew() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);
        skip();
        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
        assertThat(topic.stored()).containsEntry("p0.t1", List.of(1L, 7L, 10L));

        topic.stop();
        topic.forgetAll();
        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);

        assertThat(topic.parked()).isEmpty();
        assertThat(topic.stored()).containsEntry("p0.t1", List.of(1L, 7L, 10L));
        assertThat(topic.parkedDocuments().skipped(10))
                .singleElement()
                .satisfies(skip -> assertThat(skip.reason()).isEqualTo("it is of no use"));
    }

    @Test
    void itStaysParkedWhenAnotherNodeGoesOnThoughThatOneCouldApplyTheRest() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 6));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 6);
        topic.stop();
        poisoned.clear();
        topic.publish(TrailEvents.of(0, 6, 12));

        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);
        assertThat(topic.stored()).containsEntry("p0.t1", List.of(1L));
        retry();

        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 12)));
    }

    @Test
    void killedBetweenParkingAndProgressItIsParkedOnce() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);
        topic.stop();
        topic.forgetProgress();

        topic.start(new Poisoned());
        topic.awaitProjected(0, 12);

        assertThat(onlyParked().last()).isEqualTo(10);
        poisoned.clear();
        retry();
        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 12)));
    }

    @Test
    void anEventOfWhichNobodyCanTellWhatItChangesIsSetAsideAlone() {
        poisoned.add(4L);
        topic.publish(TrailEvents.of(0, 0, 12));
        topic.start(new Untold());
        topic.awaitProjected(0, 12);
        assertThat(onlyParked().document()).isEqualTo("the event at 0-4");
        assertThat(topic.stored()).containsEntry("p0.t1", List.of(1L, 7L, 10L));
        retry();
        await().atMost(PATIENCE).until(() -> onlyParked().order().isEmpty());

        skip();

        await().atMost(PATIENCE).until(() -> topic.parked().isEmpty());
    }

    @Test
    void ifTooMuchFailsTheProjectionStopsAndSaysSo() {
        topic.publish(TrailEvents.ofManyTenants(0, Projecting.MOST_PARKED + 1));
        ProjectionEngine<?> engine = topic.start(new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                throw new IllegalStateException("all is poison");
            }
        });

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.failure())
                        .hasValueSatisfying(failure -> assertThat(failure)
                                .contains("100 documents of a partition are parked, and more fail", "all is poison")));
    }

    private Parked onlyParked() {
        List<Parked> parked = topic.parked();
        assertThat(parked).hasSize(1);
        return parked.getFirst();
    }

    private void retry() {
        assertThat(topic.parkedDocuments().order(onlyParked(), new Parked.Order("asha", Instant.now())))
                .isTrue();
    }

    private void skip() {
        Parked parked = onlyParked();
        topic.parkedDocuments()
                .skip(new Skip(
                        "trail",
                        parked.document(),
                        parked.position(),
                        parked.event().envelope().type(),
                        "it is of no use",
                        "asha",
                        Instant.now()));
        retry();
    }

    private boolean isPoisoned(PublishedEvent event) {
        return event.envelope().position().partition() == 0
                && poisoned.contains(event.envelope().position().offset());
    }

    private class Poisoned extends Trail {
        @Override
        public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
            if (isPoisoned(event)) {
                throw new IllegalStateException("poison");
            }
            return super.evolve(id, before, event);
        }
    }

    private class Untold extends Trail {
        @Override
        public List<String> documentsOf(PublishedEvent event) {
            if (isPoisoned(event)) {
                throw new IllegalStateException("poison");
            }
            return super.documentsOf(event);
        }
    }
}

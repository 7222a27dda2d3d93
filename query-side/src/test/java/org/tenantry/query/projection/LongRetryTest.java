package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A retry that has more to read than a partition can wait for. */
@MongoTest
@Timeout(90)
class LongRetryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);
    private final AtomicBoolean poisoned = new AtomicBoolean(true);

    @Test
    void whatTakesLongIsDonePieceByPieceAndTheOthersGoOnInBetween() {
        topic.publish(TrailEvents.of(0, 0, 3_000));
        Projecting<Trail.Steps> node = node(Duration.ZERO, PATIENCE);
        node.begin(0, Optional.empty());
        node.handle(0, TrailEvents.of(0, 0, 3_000), after(3_000));
        poisoned.set(false);
        retry();

        await().atMost(PATIENCE).until(() -> {
            node.obey();
            return topic.parked().getFirst().position().offset() > 4;
        });
        node.handle(0, TrailEvents.of(0, 3_000, 3_001), after(3_001));
        assertThat(topic.stored().get("p0.t0")).endsWith(3_000L);

        topic.publish(TrailEvents.of(0, 3_000, 3_001));
        await().atMost(PATIENCE).until(() -> {
            node.obey();
            return topic.parked().isEmpty();
        });
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 3_001)));
    }

    @Test
    void whatIsNotInTheTopicStaysParkedAndTheOthersGoOn() {
        topic.publish(TrailEvents.of(0, 0, 3));
        Projecting<Trail.Steps> node = node(PATIENCE, Duration.ZERO);
        node.begin(0, Optional.empty());
        node.handle(0, TrailEvents.of(0, 0, 12), after(12));
        retry();

        await().atMost(PATIENCE).until(() -> {
            node.obey();
            return topic.parked().getFirst().order().isEmpty();
        });

        assertThat(topic.parked().getFirst().reason()).isEqualTo("the event at 0-4 was not found in the topic");
        node.handle(0, TrailEvents.of(0, 12, 15), after(15));
        assertThat(topic.stored()).containsEntry("p0.t2", List.of(2L, 5L, 8L, 11L, 14L));
    }

    private Projecting<Trail.Steps> node(Duration longestReading, Duration longestSearch) {
        Trail trail = new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                if (poisoned.get() && event.envelope().position().offset() == 4) {
                    throw new IllegalStateException("poison");
                }
                return super.evolve(id, before, event);
            }
        };
        return new Projecting<>(
                trail, ProjectedTopic.TRAIL, topic.database(), topic::reader, longestReading, longestSearch);
    }

    private void retry() {
        assertThat(topic.parkedDocuments().order(topic.parked().getFirst(), new Parked.Order("asha", Instant.now())))
                .isTrue();
    }

    private static Place after(long position) {
        return new Place("log", position, position);
    }
}

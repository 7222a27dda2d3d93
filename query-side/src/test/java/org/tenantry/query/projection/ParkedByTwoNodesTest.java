package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.PartitionReader;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A node that had a partition, and does not know that another has it by now. */
@MongoTest
@Timeout(90)
class ParkedByTwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);
    private final AtomicBoolean poisoned = new AtomicBoolean(true);
    private final Projecting<Trail.Steps> other = node(topic::reader);

    @Test
    void whoLosesThePartitionWhileItRetriesLetsNothingGoOn() {
        topic.publish(TrailEvents.of(0, 0, 18));
        Projecting<Trail.Steps> losing = node(() -> {
            other.begin(0, Optional.of(after(12)));
            other.handle(0, TrailEvents.of(0, 12, 18), after(18));
            return topic.reader();
        });
        losing.begin(0, Optional.empty());
        losing.handle(0, TrailEvents.of(0, 0, 12), after(12));
        poisoned.set(false);
        retry();

        assertThatThrownBy(() -> obeyed(losing)).hasMessage("p0.t1 of trail is parked by another node");

        obeyed(other);
        other.handle(0, TrailEvents.of(0, 18, 24), after(24));
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 24)));
    }

    @Test
    void aRetryWaitsUntilThisNodeIsAsFarAsTheOneBeforeItWas() {
        topic.publish(TrailEvents.of(0, 0, 18));
        Projecting<Trail.Steps> before = node(topic::reader);
        before.begin(0, Optional.empty());
        before.handle(0, TrailEvents.of(0, 0, 18), after(18)); // and its progress is stored late
        poisoned.set(false);
        retry();

        other.begin(0, Optional.of(after(6)));
        await().pollDelay(Duration.ofSeconds(1)).untilAsserted(() -> {
            other.obey();
            assertThat(topic.parked()).hasSize(1);
        });
        other.handle(0, TrailEvents.of(0, 6, 18), after(18));
        obeyed(other);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 18)));
    }

    @Test
    void whatWasParkedByOneThatWasThoughtDeadIsFoundAndTakenOver() {
        topic.publish(TrailEvents.of(0, 0, 12));
        poisoned.set(false);
        other.begin(0, Optional.empty());
        other.handle(0, TrailEvents.of(0, 0, 12), after(12));
        poisoned.set(true);
        Projecting<Trail.Steps> thoughtDead = node(topic::reader);
        thoughtDead.begin(0, Optional.empty());
        topic.database().getCollection("trail").drop();
        thoughtDead.handle(0, TrailEvents.of(0, 0, 12), after(12));
        poisoned.set(false);
        retry();

        assertThatThrownBy(() -> obeyed(other)).hasMessage("p0.t1 of trail is parked by another node");

        other.begin(0, Optional.of(after(12)));
        obeyed(other);
        topic.hasExactly(List.of(TrailEvents.of(0, 0, 12)));
    }

    private Projecting<Trail.Steps> node(Supplier<PartitionReader> readers) {
        Trail trail = new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                if (poisoned.get() && event.envelope().position().offset() == 4) {
                    throw new IllegalStateException("poison");
                }
                return super.evolve(id, before, event);
            }
        };
        return new Projecting<>(trail, ProjectedTopic.TRAIL, topic.database(), readers);
    }

    private void retry() {
        assertThat(topic.parkedDocuments().order(topic.parked().getFirst(), new Parked.Order("asha", Instant.now())))
                .isTrue();
    }

    private void obeyed(Projecting<?> node) {
        await().atMost(PATIENCE).until(() -> {
            node.obey();
            return topic.parked().isEmpty();
        });
    }

    private static Place after(long position) {
        return new Place("log", position, position);
    }
}

package org.tenantry.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.Intake.InHand;

/**
 * Looks how far behind a session is. How old an event is that was not taken over yet, nobody can
 * tell; but times never go back, so it is no older than the one before it, and if nothing was waiting
 * a while ago, then it came later than that.
 */
final class LagWatch {
    private final Consumer<?, ?> consumer;
    private final Intake intake;
    private final InstantSource clock;
    private final Map<TopicPartition, Instant> notBefore = new HashMap<>();

    LagWatch(Consumer<?, ?> consumer, Intake intake, InstantSource clock) {
        this.consumer = consumer;
        this.intake = intake;
        this.clock = clock;
    }

    /** How far behind a partition was when it was looked at last. Its age grows until it is looked at again. */
    record Seen(int partition, long position, long inHand, long notTaken, Optional<Instant> waitingSince) {
        PartitionLag at(Instant now) {
            Duration age =
                    waitingSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
            return new PartitionLag(partition, position, inHand, notTaken, age.isNegative() ? Duration.ZERO : age);
        }
    }

    /** An event was taken over. */
    void took(TopicPartition partition, Instant time) {
        notBefore.merge(partition, time, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Looks at each partition of which Kafka has said where it ends. */
    List<Seen> look(ToLongFunction<TopicPartition> position) {
        List<Seen> seen = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong notTaken = consumer.currentLag(partition);
            if (notTaken.isPresent()) {
                seen.add(look(partition, position.applyAsLong(partition), notTaken.getAsLong()));
            }
        }
        return seen;
    }

    private Seen look(TopicPartition partition, long position, long notTaken) {
        if (notTaken == 0) {
            took(partition, clock.instant());
        }
        InHand inHand = intake.inHand(partition.partition());
        @Nullable Instant unknown = notTaken == 0 ? null : notBefore.get(partition);
        return new Seen(
                partition.partition(),
                position,
                inHand.events(),
                notTaken,
                inHand.oldest().or(() -> Optional.ofNullable(unknown)));
    }
}

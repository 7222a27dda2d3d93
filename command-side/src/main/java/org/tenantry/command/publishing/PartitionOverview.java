package org.tenantry.command.publishing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.command.publishing.PublishingView.State;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/** One partition's publication for operators, on whichever node it goes on: told from what the nodes share. */
final class PartitionOverview {
    private static final Logger logger = LoggerFactory.getLogger(PartitionOverview.class);

    private final EventLog log;
    private final int partition;
    private final PublisherLease lease;
    private final PublishedMark mark;
    private final PartitionPublisher publisher;
    private final InstantSource clock;

    PartitionOverview(
            EventLog log,
            int partition,
            PublisherLease lease,
            PublishedMark mark,
            PartitionPublisher publisher,
            InstantSource clock) {
        this.log = log;
        this.partition = partition;
        this.lease = lease;
        this.mark = mark;
        this.publisher = publisher;
        this.clock = clock;
    }

    PublishingView.Partition view() {
        PublishedMark.State shared = mark.read();
        Optional<Trouble> trouble = publisher.trouble();
        long published = publisher.next().orElse(shared.published());
        if (shared.refusal().isPresent()) {
            return view(State.REFUSED, shared.refusal().get().reason(), published);
        }
        if (trouble.isPresent()) {
            return view(State.FAILING, trouble.get().reason(), published);
        }
        return view(publisher.isPublishing() ? State.HERE : heldElsewhere(), null, published);
    }

    private State heldElsewhere() {
        return lease.isHeld() ? State.ELSEWHERE : State.NOBODY;
    }

    private PublishingView.Partition view(State state, @Nullable String reason, long published) {
        long head = log.head(partition).position();
        long lag = Math.max(0, head - published);
        long seconds =
                lag == 0 ? 0 : secondsSince(log.read(partition, published).get(0));
        return new PublishingView.Partition(partition, state, reason, head, published, lag, seconds);
    }

    private long secondsSince(Commit oldest) {
        return Math.max(0, Duration.between(oldest.time(), clock.instant()).toSeconds());
    }

    /** Orders that it is filled again, if that is what it waits for. */
    Optional<RefillView.Range> refill(String by, boolean dryRun) {
        PublishedMark.State shared = mark.read();
        OptionalLong from = shared.refillFrom();
        return from.isPresent() && (dryRun || ordered(shared, from.getAsLong(), by))
                ? Optional.of(new RefillView.Range(partition, from.getAsLong(), shared.position()))
                : Optional.empty();
    }

    private boolean ordered(PublishedMark.State shared, long from, String by) {
        boolean ordered = mark.lower(shared, from, by);
        if (ordered) {
            logger.warn(
                    "{} ordered that partition {} be published again from position {} to {}",
                    by,
                    partition,
                    from,
                    shared.position());
        }
        return ordered;
    }
}

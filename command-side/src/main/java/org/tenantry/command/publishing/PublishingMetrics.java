package org.tenantry.command.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/**
 * What is measured of a partition's publication by this node; each meter carries the tag {@code partition}.
 * Asking for a value costs nothing: what waits is measured by the publisher, also while it cannot publish.
 */
final class PublishingMetrics {
    private static final long UNKNOWN = -1;

    private final EventLog log;
    private final int partition;
    private final InstantSource clock;
    private final AtomicLong next = new AtomicLong(UNKNOWN);
    private final AtomicLong readTo = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final Counter published;
    private final Counter sessions;
    private volatile @Nullable Instant oldest;

    PublishingMetrics(MeterRegistry registry, EventLog log, int partition, InstantSource clock) {
        this.log = log;
        this.partition = partition;
        this.clock = clock;
        Tags tags = Tags.of("partition", Integer.toString(partition));
        Gauge.builder("tenantry.publishing.lag", this::lag)
                .description("Events that this node knows of and has not published; 0 where another node publishes")
                .tags(tags)
                .register(registry);
        Gauge.builder("tenantry.publishing.lag.age", this::age)
                .description("How long ago the oldest event that is not published was committed; 0 if there is none,"
                        + " or where another node publishes")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        Gauge.builder("tenantry.publishing.refused", refused::get)
                .description("1 while the topic does not fit the log, and nothing is published")
                .tags(tags)
                .register(registry);
        this.published = Counter.builder("tenantry.publishing.events")
                .description("Events published")
                .tags(tags)
                .register(registry);
        this.sessions = Counter.builder("tenantry.publishing.sessions")
                .description("Goes at publishing: many mean that they fail")
                .tags(tags)
                .register(registry);
    }

    private double lag() {
        long from = next.get();
        return from == UNKNOWN
                ? 0
                : Math.max(0, Math.max(log.knownHead(partition).position(), readTo.get()) - from);
    }

    private double age() {
        @Nullable Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /** The position of the next event to publish, as far as this node knows. */
    OptionalLong next() {
        long position = next.get();
        return position == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(position);
    }

    void begun(long position) {
        sessions.increment();
        refused.set(0);
        next.set(position);
    }

    /** What the log has to publish from the next position on: all of it, or what one reading brings. */
    void waiting(List<Commit> commits) {
        if (commits.isEmpty()) {
            oldest = null;
        } else {
            oldest = commits.get(0).time();
            readTo.set(commits.get(commits.size() - 1).end());
        }
    }

    void published(int events) {
        published.increment(events);
        next.addAndGet(events);
    }

    /** Nothing is published, and this is where it would go on. */
    void stuck(long position) {
        next.set(position);
        waiting(log.read(partition, position));
    }

    void refused() {
        refused.set(1);
    }

    /** Another node publishes: what waits is for it to tell. */
    void elsewhere() {
        next.set(UNKNOWN);
        oldest = null;
        refused.set(0);
    }
}

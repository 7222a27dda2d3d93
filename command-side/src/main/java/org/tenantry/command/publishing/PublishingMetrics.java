package org.tenantry.command.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tenantry.log.EventLog;

/** What is measured of a partition's publication by this node; each meter carries the tag {@code partition}. */
final class PublishingMetrics {
    private static final int UNKNOWN = -1;

    private final AtomicLong next = new AtomicLong(UNKNOWN);
    private final AtomicInteger refused = new AtomicInteger();
    private final Counter published;
    private final Counter sessions;

    PublishingMetrics(MeterRegistry registry, EventLog log, int partition) {
        Tags tags = Tags.of("partition", Integer.toString(partition));
        Gauge.builder("tenantry.publishing.lag", () -> lag(log, partition))
                .description("Events that this node knows of and has not published; 0 where another node publishes")
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

    private double lag(EventLog log, int partition) {
        long from = next.get();
        return from == UNKNOWN ? 0 : Math.max(0, log.knownHead(partition).position() - from);
    }

    /** The position of the next event to publish; empty if this node is not publishing. */
    OptionalLong next() {
        long position = next.get();
        return position == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(position);
    }

    void begun(long position) {
        sessions.increment();
        refused.set(0);
        next.set(position);
    }

    void published(int events) {
        published.increment(events);
        next.addAndGet(events);
    }

    void ended() {
        next.set(UNKNOWN);
    }

    void refused() {
        refused.set(1);
    }
}

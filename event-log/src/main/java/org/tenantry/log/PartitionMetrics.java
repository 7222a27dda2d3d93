package org.tenantry.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is measured of a partition's appends; each meter carries the tag {@code partition}. */
final class PartitionMetrics {
    private final Timer append;
    private final DistributionSummary batch;
    private final Counter collisions;
    private final Counter renumbered;
    private final Counter unknownOutcomes;

    PartitionMetrics(MeterRegistry registry, int partition, AppendQueue queue) {
        Tags tags = Tags.of("partition", Integer.toString(partition));
        Gauge.builder("tenantry.log.queue", queue, AppendQueue::size)
                .description("Commits that wait to be written")
                .tags(tags)
                .register(registry);
        this.append = Timer.builder("tenantry.log.append")
                .description("From the asking to the acknowledgement of a majority")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry);
        this.batch = DistributionSummary.builder("tenantry.log.batch")
                .description("Commits that are written at once")
                .tags(tags)
                .register(registry);
        this.collisions = Counter.builder("tenantry.log.collisions")
                .description("Inserts that met something another node, or an earlier insert, had stored")
                .tags(tags)
                .register(registry);
        this.renumbered = Counter.builder("tenantry.log.renumbered")
                .description("Commits that were given another position, since theirs was taken")
                .tags(tags)
                .register(registry);
        this.unknownOutcomes = Counter.builder("tenantry.log.unknown.outcomes")
                .description("Inserts that had no answer, and were looked up")
                .tags(tags)
                .register(registry);
    }

    void appended(Duration took) {
        append.record(took);
    }

    void batch(int commits) {
        batch.record(commits);
    }

    void collision() {
        collisions.increment();
    }

    void renumbered(int commits) {
        renumbered.increment(commits);
    }

    void unknownOutcome() {
        unknownOutcomes.increment();
    }
}

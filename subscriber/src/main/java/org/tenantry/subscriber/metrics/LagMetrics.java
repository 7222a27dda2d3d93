package org.tenantry.subscriber.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tenantry.subscriber.Follower;
import org.tenantry.subscriber.PartitionLag;

/**
 * How far behind a follower of the topic is: {@code NAME.lag} in events, {@code NAME.lag.age} in time. Each has a tag {@code
 * partition}, and is 0 where another member follows that, so that members add up.
 */
public final class LagMetrics implements MeterBinder {
    private final String name;
    private final Tags tags;
    private final Follower follower;

    /** @param name of the meters, less their ends */
    public LagMetrics(String name, Tags tags, Follower follower) {
        this.name = name;
        this.tags = tags;
        this.follower = follower;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        follower.onPartition(partition -> bindTo(registry, partition));
    }

    private void bindTo(MeterRegistry registry, int partition) {
        Tags ofPartition = tags.and("partition", Integer.toString(partition));
        Gauge.builder(
                        name + ".lag",
                        () -> lag(partition).map(PartitionLag::events).orElse(0L))
                .description("Events that are not handled yet, at most")
                .tags(ofPartition)
                .register(registry);
        TimeGauge.builder(
                        name + ".lag.age",
                        () -> lag(partition)
                                .map(PartitionLag::age)
                                .orElse(Duration.ZERO)
                                .toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("How long ago the oldest event was decided that is not handled yet")
                .tags(ofPartition)
                .register(registry);
    }

    private Optional<PartitionLag> lag(int partition) {
        return follower.lags().stream()
                .filter(lag -> lag.partition() == partition)
                .findFirst();
    }
}

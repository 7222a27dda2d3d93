package org.tenantry.subscriber.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tenantry.subscriber.PartitionLag;
import org.tenantry.subscriber.Subscription;

/**
 * What is measured of a subscription; each meter carries the tag {@code group}. Those of a partition
 * carry {@code partition} too, and are 0 where another member follows it, so that members add up.
 *
 * <pre>
 * new SubscriptionMetrics(subscription).bindTo(registry);
 * </pre>
 */
public final class SubscriptionMetrics implements MeterBinder {
    private final Subscription subscription;

    public SubscriptionMetrics(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Tags tags = Tags.of("group", subscription.group());
        FunctionCounter.builder("tenantry.subscription.events", subscription, Subscription::handled)
                .description("Events handled")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("tenantry.subscription.failures", subscription, Subscription::failedTries)
                .description("Tries at handling an event that failed")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "tenantry.subscription.parked",
                        () -> subscription.parked().size())
                .description("Tenants that wait for somebody to retry or skip them")
                .tags(tags)
                .register(registry);
        subscription.onPartition(partition -> bindLag(registry, partition, tags));
    }

    private void bindLag(MeterRegistry registry, int partition, Tags group) {
        Tags tags = group.and("partition", Integer.toString(partition));
        Gauge.builder(
                        "tenantry.subscription.lag",
                        () -> lag(partition).map(PartitionLag::events).orElse(0L))
                .description("Events that are not handled yet, at most")
                .tags(tags)
                .register(registry);
        TimeGauge.builder(
                        "tenantry.subscription.lag.age",
                        () -> lag(partition)
                                .map(PartitionLag::age)
                                .orElse(Duration.ZERO)
                                .toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("How long ago the oldest event was decided that is not handled yet")
                .tags(tags)
                .register(registry);
    }

    private Optional<PartitionLag> lag(int partition) {
        return subscription.lags().stream()
                .filter(lag -> lag.partition() == partition)
                .findFirst();
    }
}

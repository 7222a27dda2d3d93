package org.tenantry.subscriber.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
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
        new LagMetrics("tenantry.subscription", tags, subscription).bindTo(registry);
    }
}

package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.metrics.SubscriptionMetrics;
import org.tenantry.testkit.KafkaExtension;

@Timeout(120)
class SubscriptionMetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void aSubscriptionIsMeasured() {
        try (PublishedTopic topic = new PublishedTopic(kafka);
                Subscription subscription = Subscription.of(topic.settings())
                        .retry(new Retry(2, Duration.ofMillis(1), Duration.ofMillis(1)))
                        .start(this::handle)) {
            new SubscriptionMetrics(subscription).bindTo(registry);
            topic.publish(0, 0, 4, 4);

            // t0 waits, t1 fails twice and is parked, t2 and t3 are handled
            await().atMost(PATIENCE).until(() -> value("parked") == 1 && value("events") == 2);
            await().atMost(PATIENCE).until(() -> ofPartition("lag", 0) == 1 && ofPartition("lag", 1) == 0);
            assertThat(value("failures")).isEqualTo(2);
            assertThat(ofPartition("lag.age", 0)).isGreaterThan(86_400);
            assertThat(ofPartition("lag.age", 1)).isZero();

            release.countDown();
            await().atMost(PATIENCE).until(() -> ofPartition("lag", 0) == 0 && ofPartition("lag.age", 0) == 0);
            assertThat(value("events")).isEqualTo(3);
        }
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getTag("group")).startsWith("group-"));
    }

    private void handle(PublishedEvent event) throws InterruptedException {
        switch (event.envelope().tenant()) {
            case "t0" -> release.await();
            case "t1" -> throw new IllegalStateException("t1 fails");
            default -> {}
        }
    }

    private double value(String meter) {
        return first(registry.get("tenantry.subscription." + meter).meters());
    }

    /** Before the partition is followed there is none. */
    private double ofPartition(String meter, int partition) {
        return first(registry.find("tenantry.subscription." + meter)
                .tag("partition", Integer.toString(partition))
                .meters());
    }

    private static double first(Collection<Meter> meters) {
        return meters.stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .findFirst()
                .orElse(Double.NaN);
    }
}

package org.tenantry.query.projection;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.subscriber.BatchSubscription;
import org.tenantry.subscriber.PartitionReader;
import org.tenantry.subscriber.SubscriptionSettings;
import org.tenantry.subscriber.metrics.LagMetrics;

/**
 * Keeps one generation of a projection going: one consumer group over all nodes of one database. Whatever fails, it
 * goes on where what is stored says.
 */
final class ProjectionEngine<D> {
    private final BatchSubscription subscription;
    private final Tags tags;

    /**
     * An engine that has not started yet.
     *
     * @param positions of the generation, which are told when it gets on
     */
    ProjectionEngine(
            Projection<D> projection,
            Generation generation,
            MongoDatabase readModels,
            ProjectionPositions positions,
            KafkaConnection kafka,
            String topic) {
        this.tags = Tags.of("projection", generation.projection(), "generation", Integer.toString(generation.number()));
        SubscriptionSettings settings = SubscriptionSettings.of(
                        kafka.bootstrapServers(), "tenantry." + readModels.getName() + "." + generation.collection())
                .withKafka(kafka.settings())
                .onTopic(topic);
        Projecting<D> projecting =
                new Projecting<>(projection, generation, readModels, () -> PartitionReader.of(settings));
        this.subscription = BatchSubscription.of(settings, positions.progress(), projecting, () -> {
            projecting.obey();
            positions.changed();
        });
    }

    /** Why it does not go on; empty while all is well. */
    Optional<String> failure() {
        return subscription.failure();
    }

    /**
     * How far this node is behind with it, by partition, in {@code tenantry.projection.lag} and {@code .lag.age}; and {@code
     * tenantry.projection.failing}, 1 while it does not go on: the others tell nothing then.
     */
    MeterBinder metrics() {
        return registry -> {
            new LagMetrics("tenantry.projection", tags, subscription).bindTo(registry);
            Gauge.builder("tenantry.projection.failing", () -> failure().isPresent() ? 1 : 0)
                    .description("1 while the projection does not go on")
                    .tags(tags)
                    .register(registry);
        };
    }

    /** Takes back what {@link #metrics} told: another engine of the same generation may be there to tell it, or none. */
    void forget(MeterRegistry registry) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("tenantry.projection.")
                        && meter.getId().getTags().containsAll(tags.stream().toList()))
                .forEach(registry::remove);
    }

    void start() {
        subscription.start();
    }

    void stop() {
        subscription.close();
    }

    boolean isRunning() {
        return subscription.isRunning();
    }
}

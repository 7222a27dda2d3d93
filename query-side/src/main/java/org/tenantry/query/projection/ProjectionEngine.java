package org.tenantry.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.tenantry.subscriber.BatchSubscription;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.subscriber.SubscriptionSettings;
import org.tenantry.subscriber.mongodb.MongoProgress;

/**
 * Keeps one projection going: one consumer group over all nodes of one database. Whatever fails, it
 * goes on where what is stored says.
 */
public final class ProjectionEngine<D> implements SmartLifecycle {
    private final ProjectionPositions positions;
    private final BatchSubscription subscription;

    /** An engine that has not started yet. */
    public ProjectionEngine(Projection<D> projection, MongoDatabase readModels, String bootstrapServers, String topic) {
        DocumentWriter<D> writer = new DocumentWriter<>(projection, readModels.getCollection(projection.name()));
        ProgressStore progress = new MongoProgress(readModels.getCollection("progress"), projection.name());
        String group = "tenantry." + readModels.getName() + "." + projection.name();
        this.positions = new ProjectionPositions(progress);
        this.subscription = BatchSubscription.of(
                SubscriptionSettings.of(bootstrapServers, group).onTopic(topic),
                progress,
                (partition, events, after) -> writer.write(events),
                positions::changed);
    }

    /** How far this projection has come, on whichever node. */
    public ProjectionPositions positions() {
        return positions;
    }

    /** Why it does not go on; empty while all is well. */
    public Optional<String> failure() {
        return subscription.failure();
    }

    @Override
    public void start() {
        subscription.start();
    }

    @Override
    public void stop() {
        subscription.close();
    }

    /** Starts before requests are taken, and goes on until the last is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return subscription.isRunning();
    }
}

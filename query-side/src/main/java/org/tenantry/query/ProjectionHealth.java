package org.tenantry.query;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.ReadModels;

/** Whether every projection goes on and has all that happened; and if not, why. */
@Component("projectionsHealthIndicator")
final class ProjectionHealth extends AbstractHealthIndicator {
    /** Kafka's client does not tell one of these from another: it tries again for ever. */
    private static final String NOT_MET =
            "this node has not met the topic since it started: Kafka is away, or speaks another"
                    + " protocol than its client (TLS, or none), or has no such topic yet";

    private final ReadModels readModels;
    private final SeenTopic topic;

    ProjectionHealth(ReadModels readModels, SeenTopic topic) {
        super("A projection does not go on");
        this.readModels = readModels;
        this.topic = topic;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        if (topic.partitions() == 0) {
            health.down().withDetail("topic", NOT_MET);
        }
        readModels.failure().ifPresent(failure -> health.down().withDetail("reason", failure));
        readModels
                .farBehind(topic, topic.partitions())
                .ifPresent(behind -> health.down().withDetail("behind", behind));
        if (readModels.isAnythingParked()) {
            health.down().withDetail("parked", "events wait that cannot be applied: see GET /v1/operations/parked");
        }
    }
}

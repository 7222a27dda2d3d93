package org.tenantry.command;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.command.publishing.Publishing;
import org.tenantry.command.publishing.Trouble;

/**
 * Whether this node publishes what it should, and if not, why. It is down only for what waits for a
 * person: while Kafka is away, commands are accepted, and are published later.
 */
@Component("publishingHealthIndicator")
final class PublishingHealth extends AbstractHealthIndicator {
    private final Publishing publishing;

    PublishingHealth(Publishing publishing) {
        super("Whether events are published cannot be told");
        this.publishing = publishing;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (Map.Entry<Integer, Trouble> partition : publishing.troubles().entrySet()) {
            Trouble trouble = partition.getValue();
            health.withDetail("partition " + partition.getKey(), trouble.reason());
            if (trouble.refused()) {
                health.down();
            }
        }
    }
}

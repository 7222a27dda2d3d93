package org.tenantry.command;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.command.publishing.Publishing;

/** Whether this node publishes what it should, and if not, why. Commands are accepted all the same. */
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
        for (Map.Entry<Integer, String> failure : publishing.failures().entrySet()) {
            health.down().withDetail("partition " + failure.getKey(), failure.getValue());
        }
    }
}

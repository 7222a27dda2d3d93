package org.tenantry.query;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.query.lookup.SeenTopic;

/** Whether this node sees what happens: else lookups answer what held when it last did. */
@Component("lookupHealthIndicator")
final class LookupHealth extends AbstractHealthIndicator {
    private final SeenTopic topic;

    LookupHealth(SeenTopic topic) {
        super("Lookups do not follow the topic");
        this.topic = topic;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        topic.failure().ifPresent(reason -> health.down().withDetail("reason", reason));
    }
}

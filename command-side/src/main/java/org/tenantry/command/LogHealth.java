package org.tenantry.command;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.log.EventLog;

/** Whether the event log's server answers: without it no command is accepted. */
@Component("logHealthIndicator")
final class LogHealth extends AbstractHealthIndicator {
    private final EventLog log;

    LogHealth(EventLog log) {
        super("The event log's server does not answer");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        log.ping();
        health.up().withDetail("log", log.id());
    }
}

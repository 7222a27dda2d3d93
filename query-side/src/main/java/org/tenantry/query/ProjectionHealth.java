package org.tenantry.query;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.tenantry.query.projection.ProjectionEngine;

/** Whether every projection goes on, and if not, why. */
@Component("projectionsHealthIndicator")
final class ProjectionHealth extends AbstractHealthIndicator {
    private final List<ProjectionEngine<?>> engines;

    ProjectionHealth(List<ProjectionEngine<?>> engines) {
        super("A projection does not go on");
        this.engines = engines;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (ProjectionEngine<?> engine : engines) {
            Optional<String> failure = engine.failure();
            if (failure.isPresent() || !engine.isRunning()) {
                health.down().withDetail("reason", failure.orElse("it has ended"));
            }
        }
    }
}

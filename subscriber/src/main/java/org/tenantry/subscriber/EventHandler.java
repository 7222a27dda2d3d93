package org.tenantry.subscriber;

/**
 * Handles one event. Events of one tenant come in order, one after another; those of different
 * tenants at the same time. Each comes at least once: after a failure or a restart, again. What must
 * not be done twice stores the position for its tenant in the same transaction, and passes over an
 * event that is not above it.
 */
@FunctionalInterface
public interface EventHandler {
    void handle(PublishedEvent event) throws Exception;
}

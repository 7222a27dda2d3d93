package org.tenantry.command.store;

import static java.util.Objects.requireNonNull;

import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a command that names another version than the aggregate's before it is decided. Axon's own
 * has one that names an earlier version decided first: what was claimed by then would stay claimed, and
 * a rule that is broken would hide that the caller knows too little.
 */
public final class VersionFirstRepository<T> extends EventSourcingRepository<T> {
    public VersionFirstRepository(EventSourcingRepository.Builder<T> builder) {
        super(builder);
    }

    @Override
    protected void validateOnLoad(Aggregate<T> aggregate, @Nullable Long expected) {
        if (expected != null && !expected.equals(aggregate.version())) {
            throw new ConflictingAggregateVersionException(
                    aggregate.identifierAsString(), expected, requireNonNull(aggregate.version()));
        }
    }
}

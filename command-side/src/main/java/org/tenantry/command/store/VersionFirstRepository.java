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
    private static final long NONE_YET = -1;

    public VersionFirstRepository(EventSourcingRepository.Builder<T> builder) {
        super(builder);
    }

    /**
     * The same for an aggregate that is not there yet: whoever names a version of it knows of another.
     *
     * @throws ConflictingAggregateVersionException if one is named
     */
    public static void checkNoneIsExpected(String aggregate, @Nullable Long expected) {
        if (expected != null) {
            throw new ConflictingAggregateVersionException(aggregate, expected, NONE_YET);
        }
    }

    @Override
    protected void validateOnLoad(Aggregate<T> aggregate, @Nullable Long expected) {
        if (expected != null && !expected.equals(aggregate.version())) {
            throw new ConflictingAggregateVersionException(
                    aggregate.identifierAsString(), expected, requireNonNull(aggregate.version()));
        }
    }
}

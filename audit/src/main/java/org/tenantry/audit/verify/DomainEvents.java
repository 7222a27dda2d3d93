package org.tenantry.audit.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tenantry.events.EventJson;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.log.Commit;
import org.tenantry.log.Inspected;
import org.tenantry.log.LogEvent;

/** The domains that a partition's events gave to tenants and took again: kept in memory, one for each time that one was given. */
final class DomainEvents {
    private final int partition;
    private final List<Given> given = new ArrayList<>();
    private final Set<Taken> taken = new HashSet<>();
    private boolean isWhole = true;

    DomainEvents(int partition) {
        this.partition = partition;
    }

    /** That a tenant got a domain. */
    record Given(String domain, long generation, String tenant, String commit, Position at) {
        @Override
        public String toString() {
            return tenant + " has " + domain + " by generation " + generation + ", at " + at;
        }
    }

    /** That it was taken again. */
    record Taken(String domain, long generation, String tenant) {}

    /** What is not as it was written says nothing. */
    void take(Inspected inspected) {
        isWhole &= !inspected.isLost();
        if (inspected.damages().isEmpty()) {
            inspected.commit().ifPresent(this::take);
        }
    }

    void take(Commit commit) {
        for (int index = 0; index < commit.events().size(); index++) {
            LogEvent event = commit.events().get(index);
            if (event.type()
                    .startsWith("TenantDomain")) { // all are read for their legality already: only what is needed
                take(commit, event, new Position(partition, commit.position() + index));
            }
        }
    }

    private void take(Commit commit, LogEvent stored, Position at) {
        try {
            switch (EventJson.read(stored.type(), stored.payload())) {
                case TenantDomainAdded added ->
                    given.add(new Given(added.domain(), added.generation(), added.tenant(), commit.id(), at));
                case TenantDomainRemoved removed ->
                    taken.add(new Taken(removed.domain(), removed.generation(), removed.tenant()));
                default -> {}
            }
        } catch (IllegalArgumentException e) {
            isWhole = false; // its legality tells
        }
    }

    List<Given> given() {
        return given;
    }

    /** Whether a domain that was given here was taken again, or may have been where the log is not whole. */
    boolean mayBeTaken(Given given) {
        return !isWhole || taken.contains(new Taken(given.domain(), given.generation(), given.tenant()));
    }
}

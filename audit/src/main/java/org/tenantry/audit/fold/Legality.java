package org.tenantry.audit.fold;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.TenantLife.Status;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.EventJson;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;
import org.tenantry.events.UnknownEvent;
import org.tenantry.log.Commit;
import org.tenantry.log.LogEvent;

/**
 * Whether the events of a partition, from its first on, are such as could be decided: by tenants that are there, in a status
 * that allows it, under parents that are in use, with a key and aggregate that are theirs, in their tree's partition.
 */
public final class Legality {
    /** The partition of what is the platform's own. */
    private static final int PLATFORM = 0;

    private final int partition;
    private final int partitions;
    private final Map<String, TenantLife> tenants = new HashMap<>();

    public Legality(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /**
     * An event that could not be decided.
     *
     * @param position of the event
     * @param reason why not, without what the event says
     */
    public record Fault(long position, String reason) {}

    /** What is wrong with the next commit. */
    public List<Fault> take(Commit commit) {
        List<Fault> faults = new ArrayList<>();
        if (!commit.metadata().containsKey("actor")) {
            faults.add(new Fault(commit.position(), "nobody did it: there is no actor"));
        }
        for (int index = 0; index < commit.events().size(); index++) {
            LogEvent event = commit.events().get(index);
            long position = commit.position() + index;
            take(commit, event)
                    .map(reason -> new Fault(
                            position, event.type() + " of " + commit.aggregate() + " could not be: " + reason))
                    .ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<String> take(Commit commit, LogEvent event) {
        try {
            TenantryEvent read = EventJson.read(event.type(), event.payload());
            return switch (read) {
                case TenantEvent ofTenant -> take(commit, ofTenant);
                case ConfigurationOverridden overridden -> take(commit, overridden);
                case ConfigurationDefined defined -> unlessPlatforms(commit, "/definitions/" + defined.namespace());
                case ProvisioningPlanSet plan -> unlessPlatforms(commit, "/provisioning-plans/" + plan.kind());
                case UnknownEvent unknown -> Optional.of("there is no such type");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("its payload is not of that type");
        }
    }

    private Optional<String> take(Commit commit, TenantEvent event) {
        String id = event.tenant();
        Optional<String> misplaced = unlessAt(commit, id, id, new TenantId(id).partition(partitions));
        @Nullable TenantLife known = tenants.get(id);
        if (known != null) {
            Optional<String> illegal = known.take(event, commit.time());
            return misplaced.or(() -> illegal);
        }
        if (event instanceof TenantCreated created) {
            tenants.put(id, new TenantLife(created));
            return misplaced.or(() -> faultOfParents(new TenantId(id)));
        }
        return misplaced.or(() -> Optional.of("the tenant is not there"));
    }

    private Optional<String> faultOfParents(TenantId id) {
        for (TenantId ancestor : id.ancestors()) {
            @Nullable TenantLife life = tenants.get(ancestor.value());
            if (life == null) {
                return Optional.of(ancestor.value() + " is not there");
            }
            if (life.status() != Status.ACTIVE) {
                return Optional.of(ancestor.value() + " is " + life.status());
            }
        }
        return Optional.empty();
    }

    private Optional<String> take(Commit commit, ConfigurationOverridden overridden) {
        String suffix = "/overrides/" + overridden.namespace();
        @Nullable String id = overridden.tenant();
        if (id == null) {
            return unlessPlatforms(commit, suffix);
        }
        @Nullable TenantLife life = tenants.get(id);
        if (life == null) {
            return Optional.of("the tenant is not there");
        }
        return life.status() == Status.ARCHIVED
                ? Optional.of("the tenant is ARCHIVED")
                : unlessAt(commit, id, id + suffix, new TenantId(id).partition(partitions));
    }

    private Optional<String> unlessPlatforms(Commit commit, String aggregate) {
        return unlessAt(commit, aggregate, aggregate, PLATFORM);
    }

    private Optional<String> unlessAt(Commit commit, String key, String aggregate, int expected) {
        if (!commit.key().equals(key) || !commit.aggregate().equals(aggregate)) {
            return Optional.of("it is told of " + aggregate + ", under the key " + key);
        }
        return expected == partition ? Optional.empty() : Optional.of("it belongs into partition " + expected);
    }
}

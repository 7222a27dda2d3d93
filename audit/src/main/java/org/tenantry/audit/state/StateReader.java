package org.tenantry.audit.state;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.effective.Definition;
import org.tenantry.audit.effective.Merge;
import org.tenantry.audit.effective.Setting;
import org.tenantry.audit.effective.Source;
import org.tenantry.audit.fold.Fields;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.audit.state.State.Tenant;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** Reads what was so of a tenant: its own events, its ancestors', and what is the platform's, each by their aggregates. */
final class StateReader {
    /** The better before the worse. */
    private static final List<String> STATUSES = List.of("ACTIVE", "PROVISIONING", "FAILED", "SUSPENDED", "ARCHIVED");

    /** The partition of what is the platform's own. */
    private static final int PLATFORM = 0;

    private final StoredLog log;
    private final TenantId id;
    private final int partition;

    StateReader(StoredLog log, TenantId id) {
        this.log = log;
        this.id = id;
        this.partition = id.partition(log.partitions());
    }

    State at(Moment moment) {
        Places at = moment.in(log, List.of(PLATFORM, partition));
        Optional<Tenant> tenant = tenant(at);
        return new State(id, at, tenant, tenant.isEmpty() ? new TreeMap<>() : configuration(at));
    }

    private Optional<Tenant> tenant(Places at) {
        List<StoredEvent> events = eventsOf(id.value(), at);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = fields(events);
        String worst = status(fields);
        @Nullable String causedBy = null;
        for (TenantId ancestor : id.ancestors()) {
            String status = status(fields(eventsOf(ancestor.value(), at)));
            if (STATUSES.indexOf(status) > STATUSES.indexOf(worst)) {
                worst = status;
                causedBy = ancestor.value();
            }
        }
        return Optional.of(new Tenant(
                fields.values(),
                worst,
                causedBy,
                source(id.value(), events.getFirst()),
                source(id.value(), events.getLast())));
    }

    private static Fields fields(List<StoredEvent> events) {
        Fields fields = new Fields();
        events.forEach(event -> fields.take(event.event(), event.commit().time()));
        return fields;
    }

    private static String status(Fields fields) {
        return requireNonNull(fields.values().get("/status"), "an ancestor is not there")
                .asString();
    }

    private List<StoredEvent> eventsOf(String aggregate, Places at) {
        return counting(partition, log.readAggregate(partition, aggregate, 0), at);
    }

    private static List<StoredEvent> counting(int partition, List<Commit> commits, Places at) {
        return commits.stream()
                .flatMap(commit -> StoredEvent.of(partition, commit).stream())
                .filter(event -> at.covers(event.position()))
                .toList();
    }

    private SortedMap<String, Configured> configuration(Places at) {
        List<Commit> allDefined = log.readAggregatesBelow(PLATFORM, "/definitions/");
        SortedMap<String, Definition> definitions = definitions(counting(PLATFORM, allDefined, at));
        List<SortedMap<String, Setting>> above = new ArrayList<>();
        above.add(settings(Source.PLATFORM, counting(PLATFORM, log.readAggregatesBelow(PLATFORM, "/overrides/"), at)));
        id.ancestors().forEach(ancestor -> above.add(settingsOf(ancestor, at)));
        SortedMap<String, Setting> own = settingsOf(id, at);
        SortedMap<String, Definition> newest = definitions(allDefined.stream()
                .flatMap(commit -> StoredEvent.of(PLATFORM, commit).stream())
                .toList());
        SortedMap<String, Configured> configuration = new TreeMap<>();
        definitions.forEach((namespace, definition) -> configuration.put(
                namespace,
                new Configured(
                        Merge.of(
                                definition,
                                above.stream()
                                        .flatMap(level -> Optional.ofNullable(level.get(namespace)).stream())
                                        .toList(),
                                Optional.ofNullable(own.get(namespace))),
                        List.of(definition, requireNonNull(newest.get(namespace))))));
        return configuration;
    }

    /** By namespace the last. */
    private static SortedMap<String, Definition> definitions(List<StoredEvent> events) {
        SortedMap<String, StoredEvent> last = new TreeMap<>();
        events.forEach(event -> last.put(event.commit().aggregate(), event));
        SortedMap<String, Definition> definitions = new TreeMap<>();
        last.values().forEach(event -> {
            if (event.event() instanceof ConfigurationDefined defined) {
                definitions.put(defined.namespace(), new Definition(defined, source(Source.DEFAULTS, event)));
            }
        });
        return definitions;
    }

    private SortedMap<String, Setting> settingsOf(TenantId level, Places at) {
        return settings(
                level.value(), counting(partition, log.readAggregatesBelow(partition, level.value() + "/"), at));
    }

    private static SortedMap<String, Setting> settings(String level, List<StoredEvent> events) {
        SortedMap<String, Setting> settings = new TreeMap<>();
        for (StoredEvent event : events) {
            if (event.event() instanceof ConfigurationOverridden overridden) {
                settings.put(overridden.namespace(), Setting.of(overridden, source(level, event)));
            }
        }
        return settings;
    }

    private static Source source(String level, StoredEvent event) {
        return new Source(
                level,
                event.sequence() + 1,
                event.commit().metadata().get("actor"),
                event.commit().time());
    }
}

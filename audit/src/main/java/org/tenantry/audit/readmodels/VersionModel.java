package org.tenantry.audit.readmodels;

import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.EventJson;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;

/** Definitions and what levels set: the version of each that holds now, or all there ever were. */
final class VersionModel implements Model {
    private final boolean isOfAll;

    private VersionModel(boolean isOfAll) {
        this.isOfAll = isOfAll;
    }

    static VersionModel ofThosePresent() {
        return new VersionModel(false);
    }

    static VersionModel ofAll() {
        return new VersionModel(true);
    }

    @Override
    public String name() {
        return isOfAll ? "configuration_versions" : "configuration";
    }

    @Override
    public List<String> order() {
        return isOfAll ? List.of("aggregate", "version") : List.of("_id");
    }

    @Override
    public String aggregate(Document stored) {
        return String.valueOf(stored.get(isOfAll ? "aggregate" : "_id"));
    }

    @Override
    public SortedMap<String, List<StoredEvent>> documents(Aggregate aggregate) {
        SortedMap<String, List<StoredEvent>> documents = new TreeMap<>();
        List<StoredEvent> versions = aggregate.events().stream()
                .filter(event -> event.event() instanceof DefinitionEvent || event.event() instanceof OverridesEvent)
                .toList();
        if (isOfAll) {
            versions.forEach(event -> documents.put(aggregate.id() + "@" + version(event), List.of(event)));
        } else if (!versions.isEmpty()) {
            documents.put(aggregate.id(), versions);
        }
        return documents;
    }

    private static long version(StoredEvent event) {
        return event.sequence() + 1;
    }

    @Override
    public Document facts(String id, List<StoredEvent> events) {
        StoredEvent last = events.getLast();
        Document facts = new Document("_id", id)
                .append("aggregate", last.commit().aggregate())
                .append("version", version(last))
                .append("type", last.stored().type())
                .append("event", last.event())
                .append("partition", last.position().partition())
                .append("position", last.position().offset())
                .append("actor", last.commit().metadata().get("actor"))
                .append("at", Date.from(last.commit().time()))
                .append(Stored.ORDER, last.position().offset());
        return switch (last.event()) {
            case OverridesEvent overrides ->
                facts.append("namespace", overrides.namespace()).append("path", path(overrides.tenant()));
            case DefinitionEvent definition -> facts.append("namespace", definition.namespace());
            case TenantryEvent other -> facts;
        };
    }

    private static List<String> path(@Nullable String tenant) {
        return tenant == null ? List.of() : new TenantId(tenant).path();
    }

    /** The event is told by what it says, not by how that is written. */
    @Override
    public Document told(Document stored) {
        Document told = new Document(stored);
        told.put("event", read(stored));
        return told;
    }

    private static @Nullable Object read(Document stored) {
        try {
            return EventJson.read(String.valueOf(stored.get("type")), String.valueOf(stored.get("event")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

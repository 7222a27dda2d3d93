package org.tenantry.query.configuration;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.EventJson;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;

/** Versions as MongoDB documents. The event stays JSON text, so that no key can be taken for a path or an operator. */
final class VersionBson {
    static final String AGGREGATE = "aggregate";
    static final String NUMBER = "version";
    static final String PARTITION = "partition";
    static final String POSITION = "position";
    static final String AT = "at";

    /** What it says, all of it. */
    static final String EVENT = "event";

    /** Of overrides only: the ids of the tenants from the root to the level; empty for the platform. */
    static final String PATH = "path";

    static final String NAMESPACE = "namespace";

    private VersionBson() {}

    static Document write(Version version) {
        Document document = new Document(AGGREGATE, version.aggregate())
                .append(NUMBER, version.number())
                .append("type", EventJson.typeOf(version.event()))
                .append(EVENT, EventJson.write(version.event()))
                .append(PARTITION, version.position().partition())
                .append(POSITION, version.position().offset())
                .append("actor", version.actor())
                .append(AT, version.at());
        switch (version.event()) {
            case OverridesEvent overrides ->
                document.append(NAMESPACE, overrides.namespace()).append(PATH, path(overrides.tenant()));
            case DefinitionEvent definition -> document.append(NAMESPACE, definition.namespace());
            case TenantryEvent other -> throw new IllegalArgumentException(other + " is not of configuration");
        }
        return document;
    }

    private static List<String> path(@Nullable String tenant) {
        return tenant == null ? List.of() : new TenantId(tenant).path();
    }

    static Version read(Document stored) {
        return new Version(
                stored.getString(AGGREGATE),
                stored.getLong(NUMBER),
                EventJson.read(stored.getString("type"), stored.getString(EVENT)),
                new Position(stored.getInteger(PARTITION), stored.getLong(POSITION)),
                stored.getString("actor"),
                stored.getDate(AT).toInstant());
    }
}

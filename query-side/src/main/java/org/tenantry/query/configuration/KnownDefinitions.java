package org.tenantry.query.configuration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tenantry.configuration.Definition;

/** Definitions ready to be used: to make one so takes more than a lookup may. */
final class KnownDefinitions {
    private final Map<String, Definition> newest = new ConcurrentHashMap<>();

    /** The definition that a version is. */
    Definition of(Version version) {
        Definition known = newest.compute(
                version.aggregate(),
                (same, other) ->
                        other != null && other.version() >= version.number() ? other : Lineage.definition(version));
        return known.version() == version.number() ? known : Lineage.definition(version);
    }
}

package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;

/** Whose versions there are, by the ids that they have in log and topic. */
final class Aggregates {
    static final String DEFINITIONS = "/definitions/";
    private static final String OVERRIDES = "/overrides/";

    private Aggregates() {}

    static String definition(String namespace) {
        return DEFINITIONS + namespace;
    }

    /** @param level a tenant's id, or {@link Level#PLATFORM} */
    static String overrides(String level, String namespace) {
        return (level.equals(Level.PLATFORM) ? "" : level) + OVERRIDES + namespace;
    }

    /** The levels whose overrides a tenant has a part in, from the highest on; its own is the last. */
    static List<String> levels(TenantId tenant) {
        List<String> levels = new ArrayList<>();
        levels.add(Level.PLATFORM);
        levels.addAll(tenant.path());
        return levels;
    }
}

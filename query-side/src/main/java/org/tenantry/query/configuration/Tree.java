package org.tenantry.query.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Inherited;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for all tenants at once. Most set nothing: what holds for those is worked out once for all that have it from
 * the same level.
 */
final class Tree {
    private final Inherited top;
    private final Map<String, Level> levels;
    private final Map<String, Inherited> below = new HashMap<>();

    /** @param levels that set something, by name */
    Tree(Definition definition, Map<String, Level> levels) {
        this.top = Inherited.defaultsOf(definition);
        this.levels = Map.copyOf(levels);
    }

    /** The level that a tenant has its configuration from: its own if it sets something, else the nearest above that does. */
    String source(TenantId tenant) {
        if (levels.containsKey(tenant.value())) {
            return tenant.value();
        }
        List<TenantId> ancestors = tenant.ancestors();
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            if (levels.containsKey(ancestors.get(i).value())) {
                return ancestors.get(i).value();
            }
        }
        return Level.PLATFORM;
    }

    /** What holds for a tenant. */
    ObjectNode values(TenantId tenant) {
        @Nullable Level own = levels.get(tenant.value());
        if (own != null) {
            return above(tenant).at(own);
        }
        return belowSource(source(tenant)).at(Level.empty(tenant.value()));
    }

    private Inherited above(TenantId tenant) {
        return tenant.parent().map(parent -> belowSource(source(parent))).orElseGet(() -> belowSource(Level.PLATFORM));
    }

    private Inherited belowSource(String source) {
        @Nullable Inherited known = below.get(source);
        if (known == null) {
            Inherited above = source.equals(Level.PLATFORM) ? top : above(new TenantId(source));
            @Nullable Level level = levels.get(source);
            known = level == null ? above : above.below(level);
            below.put(source, known);
        }
        return known;
    }
}

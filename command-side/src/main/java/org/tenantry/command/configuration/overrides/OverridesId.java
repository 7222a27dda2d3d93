package org.tenantry.command.configuration.overrides;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.Target;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;
import org.tenantry.sealing.KeyOwner;

/**
 * Whose overrides.
 *
 * @param tenant null for the platform's
 */
record OverridesId(@Nullable TenantId tenant, String namespace) {
    /** The id of the aggregate, in the partition of the tenant's tree or in the platform's. */
    String aggregate() {
        return (tenant == null ? "" : tenant.value()) + "/overrides/" + namespace;
    }

    /** What the level is called in configuration. */
    String level() {
        return tenant == null ? Level.PLATFORM : tenant.value();
    }

    /** Whose key seals its secrets. */
    KeyOwner owner() {
        return tenant == null ? KeyOwner.PLATFORM : KeyOwner.of(tenant);
    }

    Target target() {
        return tenant == null ? Target.ofPlatform(aggregate(), aggregate()) : Target.of(tenant, aggregate());
    }

    /** Those of the levels above, from the platform down. */
    List<OverridesId> above() {
        List<OverridesId> above = new ArrayList<>();
        if (tenant != null) {
            above.add(new OverridesId(null, namespace));
            tenant.ancestors().forEach(ancestor -> above.add(new OverridesId(ancestor, namespace)));
        }
        return above;
    }
}

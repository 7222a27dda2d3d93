package org.tenantry.command.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who had which domain last: for a while after it was removed, nobody else can have it. */
final class DomainsModel {
    private static final int HOLD = 30;

    private final Map<String, TenantModel> last = new HashMap<>();
    private final Map<String, Long> generations = new HashMap<>();

    /**
     * Whether a tenant that does not have it can have it.
     *
     * <p>The days that pass are those of who asks. The log's own clock cannot be set, and all that it stores
     * is of the first day.
     */
    boolean isFree(String domain, TenantModel tenant, long today) {
        @Nullable TenantModel before = last.get(domain);
        return before == null || before == tenant || (!before.domains.containsKey(domain) && today > HOLD);
    }

    void give(String domain, TenantModel tenant) {
        last.put(domain, tenant);
        tenant.domains.put(domain, generations.merge(domain, 1L, Long::sum));
    }
}

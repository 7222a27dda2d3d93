package org.tenantry.testkit.guarantees;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

final class EffectExactlyOnce implements Guarantee {
    @Override
    public void check(Observed run) {
        Map<String, List<Place>> expected = TenantOrder.ofLog(run);
        for (Subscriber subscriber : run.subscribers()) {
            Map<String, List<Place>> effects = TenantOrder.of(subscriber.effects());
            TreeSet<String> tenants = new TreeSet<>(expected.keySet());
            tenants.addAll(effects.keySet());
            for (String tenant : tenants) {
                List<Place> logged = expected.getOrDefault(tenant, List.of());
                List<Place> taken = effects.getOrDefault(tenant, List.of());
                if (!logged.equals(taken)) {
                    throw new AssertionError(
                            "%s was to take the effects %s, and took %s".formatted(subscriber.name(), logged, taken));
                }
            }
        }
    }
}

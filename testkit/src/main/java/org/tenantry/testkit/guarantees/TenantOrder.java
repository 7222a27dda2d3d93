package org.tenantry.testkit.guarantees;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events as subscribers are promised them: each tenant's in order, those of different tenants in any. */
final class TenantOrder {
    private TenantOrder() {}

    static Map<String, List<Place>> ofLog(Observed run) {
        return of(run.log().stream().map(Event::place).toList());
    }

    static Map<String, List<Place>> of(List<Place> places) {
        Map<String, List<Place>> byTenant = new TreeMap<>();
        for (Place place : places) {
            byTenant.computeIfAbsent(place.tenant(), none -> new ArrayList<>()).add(place);
        }
        return byTenant;
    }
}

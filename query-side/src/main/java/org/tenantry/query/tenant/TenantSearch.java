package org.tenantry.query.tenant;

import java.util.Set;

/**
 * What is searched for, and in which order.
 *
 * @param criteria all of which must hold
 */
record TenantSearch(Set<Criterion> criteria, Order order) {
    TenantSearch {
        criteria = Set.copyOf(criteria);
    }

    /** In the order of ids. */
    static TenantSearch of(Criterion... criteria) {
        return new TenantSearch(Set.of(criteria), Order.BY_ID);
    }

    TenantSearch in(Order other) {
        return new TenantSearch(criteria, other);
    }
}

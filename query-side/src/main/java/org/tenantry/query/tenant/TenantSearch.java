package org.tenantry.query.tenant;

import java.util.List;
import java.util.Optional;

/**
 * What is searched for; all that is given must hold.
 *
 * @param words each the beginning of a word in name, id or domains; as {@link Words} makes them
 * @param under the root of a subtree, itself included
 * @param after the id after which the page begins, in the order of ids
 * @param limit the page's size
 */
record TenantSearch(
        List<String> words,
        Optional<String> kind,
        Optional<TenantStatus> status,
        Optional<String> under,
        Optional<String> after,
        int limit) {}

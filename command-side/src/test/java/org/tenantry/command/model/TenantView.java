package org.tenantry.command.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be seen of a tenant.
 *
 * @param profile as JSON, with what is personal in clear; labels and attributes are there even if they are empty
 * @param steps of its provisioning, by participant: {@code outstanding}, {@code completed}, or {@code
 *     failed: } and why
 * @param domains with the generations of their claims
 * @param domainsToRestore those that it had when it was archived
 * @param restorableUntil the day; null unless it is archived
 */
record TenantView(
        String status,
        Map<String, Object> profile,
        Map<String, String> steps,
        Map<String, Long> domains,
        Set<String> domainsToRestore,
        @Nullable Long restorableUntil,
        boolean erased) {}

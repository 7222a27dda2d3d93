package org.tenantry.query.tenant;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters as they are sent. */
final class Sent {
    private Sent() {}

    /** @param parameters each as {@code name=value} */
    static SearchParameters parameters(String... parameters) {
        return new SearchParameters(
                one(parameters, "text"),
                one(parameters, "kind"),
                one(parameters, "status"),
                one(parameters, "effectiveStatus"),
                one(parameters, "parent"),
                one(parameters, "roots"),
                one(parameters, "under"),
                all(parameters, "label"),
                one(parameters, "createdFrom"),
                one(parameters, "createdBefore"),
                one(parameters, "updatedFrom"),
                one(parameters, "updatedBefore"),
                all(parameters, "id"),
                one(parameters, "sort"),
                one(parameters, "limit"),
                one(parameters, "cursor"),
                one(parameters, "count"),
                one(parameters, "at"));
    }

    private static @Nullable String one(String[] parameters, String name) {
        return all(parameters, name).stream().findFirst().orElse(null);
    }

    private static List<String> all(String[] parameters, String name) {
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .toList();
    }
}

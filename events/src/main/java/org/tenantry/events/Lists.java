package org.tenantry.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as events hold them where order says nothing: sorted, so that equal events have equal JSON. */
final class Lists {
    private Lists() {}

    /** An immutable, sorted copy; empty for a list that is absent from the JSON. */
    static List<String> sorted(@Nullable List<String> list) {
        return list == null ? List.of() : list.stream().sorted().toList();
    }
}

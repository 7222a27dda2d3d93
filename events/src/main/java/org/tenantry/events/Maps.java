package org.tenantry.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps as events hold them: in the order of their keys, so that equal events have equal JSON. */
final class Maps {
    private Maps() {}

    /** An immutable, ordered copy; empty for a map that is absent from the JSON. */
    static Map<String, String> ordered(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}

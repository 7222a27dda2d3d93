package org.tenantry.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * The same for a map of JSON values; nested objects and arrays are immutable, too, and keep the
     * order that they have.
     */
    static Map<String, Object> frozen(@Nullable Map<String, ? extends @Nullable Object> map) {
        if (map == null) {
            return Map.of();
        }
        Map<String, Object> copy = new TreeMap<>();
        map.forEach((key, value) -> copy.put(key, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("NullAway") // null is a JSON value: Collections' views can hold it
    private static Object frozenValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            object.forEach((key, member) -> copy.put(key, frozenValue(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> array) {
            List<Object> copy = new ArrayList<>();
            array.forEach(element -> copy.add(frozenValue(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}

package org.tenantry.command.tenant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes: any JSON object, within bounds. */
public final class Attributes {
    static final int MAX_LENGTH = 16_000;
    static final int MAX_DEPTH = 8;
    static final int MAX_KEY_LENGTH = 100;

    private Attributes() {}

    /** Applies a merge patch (RFC 7396). Members that are null in it are gone afterwards, at whatever depth. */
    public static Map<String, Object> merged(
            Map<String, ? extends Object> target, Map<String, ? extends @Nullable Object> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, merged(merged.get(key), value));
            }
        });
        return merged;
    }

    private static Object merged(@Nullable Object target, Object patch) {
        return patch instanceof Map<?, ?> object
                ? merged(target instanceof Map<?, ?> before ? members(before) : Map.of(), members(object))
                : patch;
    }

    /** A JSON object's members: its keys are strings. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    /** Whether they keep to the bounds. */
    static boolean isSmall(Map<String, ?> attributes) {
        return depth(attributes) <= MAX_DEPTH && length(attributes) <= MAX_LENGTH && haveShortKeys(attributes);
    }

    private static int depth(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> 1 + deepest(object.values());
            case List<?> array -> 1 + deepest(array);
            case null, default -> 0;
        };
    }

    private static int deepest(Collection<?> values) {
        return values.stream().mapToInt(Attributes::depth).max().orElse(0);
    }

    /** Of their JSON without white space, about: characters that JSON escapes count as one. */
    private static int length(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> 2 + object.size() * 4 + lengths(object.keySet()) + lengths(object.values());
            case List<?> array -> 2 + array.size() + lengths(array);
            case null -> "null".length();
            default -> value.toString().length();
        };
    }

    private static int lengths(Collection<?> values) {
        return values.stream().mapToInt(Attributes::length).sum();
    }

    private static boolean haveShortKeys(@Nullable Object value) {
        Collection<@Nullable Object> nested = new ArrayList<>();
        switch (value) {
            case Map<?, ?> object -> {
                if (object.keySet().stream().anyMatch(key -> key.toString().length() > MAX_KEY_LENGTH)) {
                    return false;
                }
                nested.addAll(object.values());
            }
            case List<?> array -> nested.addAll(array);
            case null, default -> {
                return true;
            }
        }
        return nested.stream().allMatch(Attributes::haveShortKeys);
    }
}

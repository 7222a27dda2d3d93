package org.tenantry.command.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Profiles as the plain JSON that they are. */
final class ProfileModel {
    /** What no field of text holds, nor a label's key. */
    static final String NOT_VALID = "\u0007";

    private static final List<String> PERSONAL = List.of("contact", "address");
    private static final JsonMapper JSON = new JsonMapper();

    private ProfileModel() {}

    /** RFC 7396, as it stands there. */
    static Map<String, Object> merged(@Nullable Object target, Map<?, ?> patch) {
        Map<String, Object> merged = new TreeMap<>();
        if (target instanceof Map<?, ?> object) {
            object.forEach((key, value) -> merged.put((String) key, value));
        }
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put((String) key, value instanceof Map<?, ?> nested ? merged(merged.get(key), nested) : value);
            }
        });
        return merged;
    }

    static Map<String, Object> withoutPersonal(Map<String, Object> profile) {
        Map<String, Object> others = new TreeMap<>(profile);
        PERSONAL.forEach(others::remove);
        return others;
    }

    /** As answers show it: labels and attributes are there even if they are empty, and what is personal never is. */
    static Map<String, Object> shown(Map<String, Object> profile) {
        Map<String, Object> shown = new TreeMap<>(profile);
        shown.putIfAbsent("labels", Map.of());
        shown.putIfAbsent("attributes", Map.of());
        PERSONAL.forEach(field -> shown.remove(field, Map.of()));
        return shown;
    }

    /** Whether a request may say so, whatever tenant it is about. */
    static boolean isValid(Map<String, @Nullable Object> patch, boolean creates) {
        boolean hasNameAndKind = List.of("name", "kind").stream()
                .allMatch(field -> patch.containsKey(field) ? patch.get(field) != null : !creates);
        Map<?, ?> labels = object(patch.get("labels"));
        boolean personalIsValid = PERSONAL.stream()
                .noneMatch(field -> object(patch.get(field)).values().contains(NOT_VALID));
        return hasNameAndKind
                && personalIsValid
                && !patch.containsValue(NOT_VALID)
                && !labels.containsKey(NOT_VALID)
                && !labels.containsValue(NOT_VALID)
                && !(creates && labels.values().stream().anyMatch(Objects::isNull));
    }

    static boolean hasTooManyLabels(Map<String, Object> profile) {
        return object(profile.get("labels")).size() > 50;
    }

    static boolean hasTooLargeAttributes(Map<String, Object> profile) {
        Map<?, ?> attributes = object(profile.get("attributes"));
        return depth(attributes) > 8 || JSON.writeValueAsString(attributes).length() > 16_000;
    }

    private static int depth(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                1 + object.values().stream().mapToInt(ProfileModel::depth).max().orElse(0);
            case List<?> array ->
                1 + array.stream().mapToInt(ProfileModel::depth).max().orElse(0);
            case null, default -> 0;
        };
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }
}

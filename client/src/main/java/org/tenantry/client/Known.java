package org.tenantry.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server answered.
 *
 * @param tag its ETag, as it is sent back
 * @param asOf when it was asked for
 * @param seen what the server had seen at least
 * @param changes how many changes had been told of before it was asked for
 * @param typed the values, by the types that they were read as
 */
record Known(
        String tag,
        JsonNode values,
        String effectiveStatus,
        Map<String, Long> versions,
        Instant asOf,
        Positions seen,
        long changes,
        Map<Class<?>, Object> typed) {
    private static final JsonMapper JSON = new JsonMapper();

    static Known of(String tag, JsonNode body, Instant asOf, Positions seen, long changes) {
        Map<String, Long> versions = new HashMap<>();
        body.path("versions")
                .properties()
                .forEach(version ->
                        versions.put(version.getKey(), version.getValue().asLong()));
        return new Known(
                tag,
                body.path("values"),
                body.path("effectiveStatus").asString(""),
                versions,
                asOf,
                seen,
                changes,
                new ConcurrentHashMap<>());
    }

    /** The same, asked for again. */
    Known again(Instant newAsOf, Positions newSeen, long newChanges) {
        return new Known(tag, values, effectiveStatus, versions, newAsOf, seen.and(newSeen), newChanges, typed);
    }

    /** Whether anything in it is of an older version than in another: then it comes from a node that is behind. */
    boolean isBehind(Known other) {
        return other.versions.entrySet().stream()
                .anyMatch(version -> versions.getOrDefault(version.getKey(), 0L) < version.getValue());
    }

    <T> T as(Class<T> type) {
        return type.cast(typed.computeIfAbsent(type, wanted -> JSON.treeToValue(values, wanted)));
    }
}

package org.tenantry.configuration.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Sealed;
import org.tenantry.events.SealedValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as maps, lists and values. Pointers to what is in it are lists of keys, or texts. */
final class Plain {
    private static final JsonMapper JSON = new JsonMapper();

    private Plain() {}

    static ObjectNode node(Map<?, ?> map) {
        ObjectNode node = JSON.createObjectNode();
        map.forEach((key, value) -> node.set(
                (String) key,
                switch (value) {
                    case Map<?, ?> inner -> node(inner);
                    case SealedValue sealed -> Sealed.node(sealed);
                    default -> JSON.<JsonNode>valueToTree(value);
                }));
        return node;
    }

    static Object plain(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        return Sealed.is(node) ? Sealed.of(node) : requireNonNull(JSON.treeToValue(node, Object.class));
    }

    static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
        return map;
    }

    static String pointer(List<String> keys) {
        StringBuilder pointer = new StringBuilder();
        keys.forEach(key -> pointer.append('/').append(key.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    static List<String> keys(String pointer) {
        return List.of(pointer.substring(1).split("/", -1)).stream()
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** By their keys: the values that are no objects, or empty ones. */
    static Map<List<String>, Object> leaves(Map<?, ?> map) {
        Map<List<String>, Object> leaves = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                leaves(inner).forEach((rest, leaf) -> {
                    List<String> keys = new ArrayList<>(List.of((String) key));
                    keys.addAll(rest);
                    leaves.put(List.copyOf(keys), leaf);
                });
            } else {
                leaves.put(List.of((String) key), value);
            }
        });
        return leaves;
    }

    static Map<String, Object> ofLeaves(Map<List<String>, Object> leaves) {
        Map<String, Object> map = new LinkedHashMap<>();
        leaves.forEach((keys, value) -> put(map, keys, value));
        return map;
    }

    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> map, List<String> keys, Object value) {
        if (keys.size() == 1) {
            map.put(keys.getFirst(), value);
        } else {
            @Nullable Object inner = map.get(keys.getFirst());
            Map<String, Object> next = inner instanceof Map ? (Map<String, Object>) inner : new LinkedHashMap<>();
            map.put(keys.getFirst(), next);
            put(next, keys.subList(1, keys.size()), value);
        }
    }

    static @Nullable Object at(Map<?, ?> map, List<String> keys) {
        @Nullable Object value = map.get(keys.getFirst());
        return keys.size() == 1 || value == null
                ? value
                : value instanceof Map<?, ?> inner ? at(inner, keys.subList(1, keys.size())) : null;
    }

    /** With the keys of each object in another order. */
    static Map<String, Object> shuffled(Map<?, ?> map, Random random) {
        List<Map.Entry<?, ?>> members = new ArrayList<>(map.entrySet());
        java.util.Collections.shuffle(members, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        members.forEach(member -> shuffled.put(
                (String) member.getKey(),
                member.getValue() instanceof Map<?, ?> inner ? shuffled(inner, random) : member.getValue()));
        return shuffled;
    }
}

package org.tenantry.audit.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as its leaves by JSON pointer: objects are entered, everything else is a leaf, and so is an object with nothing
 * in it.
 */
public final class Leaves {
    private static final JsonMapper JSON = new JsonMapper();

    private Leaves() {}

    /** Those of an object. */
    public static SortedMap<String, JsonNode> of(ObjectNode object) {
        SortedMap<String, JsonNode> leaves = new TreeMap<>();
        object.forEachEntry((key, value) -> collect("/" + escape(key), value, leaves));
        return leaves;
    }

    private static void collect(String pointer, JsonNode node, SortedMap<String, JsonNode> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            node.forEachEntry((key, value) -> collect(pointer + "/" + escape(key), value, leaves));
        } else {
            leaves.put(pointer, node);
        }
    }

    /** The object that has them. None is within another, but for an empty object, which others fill. */
    public static ObjectNode object(SortedMap<String, JsonNode> leaves) {
        ObjectNode object = JSON.createObjectNode();
        leaves.forEach((pointer, leaf) -> {
            JsonPointer place = JsonPointer.compile(pointer);
            ObjectNode holder = object;
            for (; !place.tail().matches(); place = place.tail()) {
                holder = holder.withObjectProperty(place.getMatchingProperty());
            }
            holder.set(place.getMatchingProperty(), leaf.deepCopy());
        });
        return object;
    }

    /** Of some pointers those that are another, or within it, or around it. */
    public static List<String> overlapping(NavigableMap<String, ?> pointers, String other) {
        List<String> overlapping = new ArrayList<>();
        for (int end = other.indexOf('/', 1); end > 0; end = other.indexOf('/', end + 1)) {
            if (pointers.containsKey(other.substring(0, end))) {
                overlapping.add(other.substring(0, end));
            }
        }
        if (pointers.containsKey(other)) {
            overlapping.add(other);
        }
        overlapping.addAll(pointers.subMap(other + "/", other + "0").keySet()); // '0' follows '/'
        return overlapping;
    }

    /** A key as a pointer has it. */
    public static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

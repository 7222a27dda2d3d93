package org.tenantry.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A difference between released schemas and present ones that would break somebody: who reads new
 * events by the released schema, or old ones by the present.
 *
 * @param type the event type
 * @param field a JSON pointer into the event, {@code *} standing for any array element or map key;
 *     empty for the event itself
 * @param change what is different
 * @param allowed what may be done instead
 */
record IncompatibleChange(String type, String field, String change, String allowed) {
    private static final String UNCHANGED =
            "a released field stays as it is; add an optional one, or a new event type and an Upcaster to it";
    private static final String OPTIONAL = "a new field is optional: @Nullable, a Map or a List";
    private static final String RETIRED =
            "a released type is for ever; to write it no more, retire it with an Upcaster to another";

    /** Keywords that are words for people. */
    private static final Set<String> WORDS = Set.of("$schema", "title", "description", "deprecated");

    /** Keywords that are compared field by field. */
    private static final Set<String> FIELDS = Set.of("properties", "required");

    /** All between two sets of schemas, each by wire name. A type may be added, and an optional field. */
    static List<IncompatibleChange> between(Map<String, JsonNode> released, Map<String, JsonNode> present) {
        List<IncompatibleChange> found = new ArrayList<>();
        released.forEach((type, schema) -> {
            @Nullable JsonNode now = present.get(type);
            if (now == null) {
                found.add(new IncompatibleChange(type, "", "was removed or renamed", RETIRED));
            } else {
                new Comparison(type, found).compare("", schema, now);
            }
        });
        return found;
    }

    @Override
    public String toString() {
        return type + field + " " + change + "; allowed: " + allowed;
    }

    private record Comparison(String type, List<IncompatibleChange> found) {
        void compare(String field, JsonNode old, JsonNode now) {
            compareKeywords(field, old, now);
            compareFields(field, old, now);
        }

        private void compareKeywords(String field, JsonNode old, JsonNode now) {
            Set<String> keywords = new TreeSet<>(old.propertyNames());
            keywords.addAll(now.propertyNames());
            keywords.removeAll(WORDS);
            keywords.removeAll(FIELDS);
            for (String keyword : keywords) {
                JsonNode was = old.path(keyword);
                JsonNode is = now.path(keyword);
                if (was.isObject() && is.isObject()) { // of array elements or map values
                    compare(field + "/*", was, is);
                } else if (!was.equals(is)) {
                    add(field, "has another " + keyword + ": was " + shown(was) + ", is " + shown(is), UNCHANGED);
                }
            }
        }

        private void compareFields(String parent, JsonNode old, JsonNode now) {
            Set<String> wereRequired = required(old);
            Set<String> areRequired = required(now);
            Set<String> released = new TreeSet<>(old.path("properties").propertyNames());
            for (String name : released) {
                String field = parent + "/" + name;
                if (!now.path("properties").has(name)) {
                    add(field, "was removed or renamed", UNCHANGED);
                    continue;
                }
                if (wereRequired.contains(name) && !areRequired.contains(name)) {
                    add(field, "was required, is optional", UNCHANGED);
                } else if (!wereRequired.contains(name) && areRequired.contains(name)) {
                    add(field, "was optional, is required", UNCHANGED);
                }
                compare(
                        field,
                        old.path("properties").path(name),
                        now.path("properties").path(name));
            }
            areRequired.stream()
                    .filter(name -> !released.contains(name))
                    .forEach(name -> add(parent + "/" + name, "is new and required", OPTIONAL));
        }

        private void add(String field, String change, String allowed) {
            found.add(new IncompatibleChange(type, field, change, allowed));
        }

        private static Set<String> required(JsonNode schema) {
            return schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String shown(JsonNode value) {
            return value.isMissingNode() ? "absent" : value.toString();
        }
    }
}

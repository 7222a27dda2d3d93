package org.tenantry.standalone;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The levels of two trees, each version of which sets its own number in several places: so the versions that an
 * answer tells determine all the values in it, and one made of two versions of a level shows.
 */
final class NumberedLevels {
    static final String NAMESPACE = "numbered";
    static final String DEFAULTS = "/defaults";
    static final String PLATFORM = "/platform";
    static final List<String> TENANTS = List.of("pb", "pb.amritsar", "pb.amritsar.water", "hr", "hr.hisar");
    static final List<String> ALL =
            Stream.concat(Stream.of(DEFAULTS, PLATFORM), TENANTS.stream()).toList();

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OF_CITIES = -1;
    private static final String SCHEMA = """
            {"type": "object", "properties": {
               "nearest": {"type": "integer"}, "decided": {"type": "integer"},
               "levels": {"type": "object", "additionalProperties": {"type": "object"}}}}""";

    private NumberedLevels() {}

    /** Where a level is changed, with PUT for the defaults and PATCH for all others. */
    static String path(String level) {
        return switch (level) {
            case DEFAULTS -> "/v1/definitions/" + NAMESPACE;
            case PLATFORM -> "/v1/platform/overrides/" + NAMESPACE;
            default -> "/v1/tenants/" + level + "/overrides/" + NAMESPACE;
        };
    }

    /** The change that makes a level's version. */
    static String change(String level, int version) {
        ObjectNode values = JSON.createObjectNode();
        add(values, level, version);
        if (isRoot(level)) {
            values.put("decided", version);
        } else if (isCity(level) && version == 1) {
            values.put("decided", OF_CITIES); // later it may be locked
        }
        ObjectNode change = JSON.createObjectNode();
        if (level.equals(DEFAULTS)) {
            change.set("schema", JSON.readTree(SCHEMA));
            change.set("defaults", values);
        } else {
            change.set("values", values);
        }
        if (isRoot(level)) {
            change.putObject("locks").put("/decided", isLockedBy(version));
        }
        return change.toString();
    }

    /** What holds for a tenant when levels are at some versions, those of its path among them. */
    static ObjectNode values(String tenant, Map<String, Integer> versions) {
        ObjectNode values = JSON.createObjectNode();
        for (String level : levelsOf(tenant)) {
            int version = requireNonNull(versions.get(level), level);
            add(values, level, version);
            if (isRoot(level) || (isCity(level) && !isLockedBy(requireNonNull(versions.get(rootOf(tenant)))))) {
                values.put("decided", isRoot(level) ? version : OF_CITIES);
            }
        }
        return values;
    }

    private static void add(ObjectNode values, String level, int version) {
        ObjectNode own = values.withObjectProperty("levels").putObject(level);
        own.put("first", version);
        own.putArray("all").add(version).add(version).add(version);
        own.put("last", version);
        values.put("nearest", version);
    }

    /** The levels that a tenant's configuration is made of, from the defaults down. */
    static List<String> levelsOf(String tenant) {
        return ALL.stream()
                .filter(level -> level.startsWith("/") || (tenant + ".").startsWith(level + "."))
                .toList();
    }

    private static boolean isLockedBy(int versionOfRoot) {
        return versionOfRoot % 3 == 0;
    }

    private static boolean isRoot(String level) {
        return !level.startsWith("/") && level.equals(rootOf(level));
    }

    private static boolean isCity(String level) {
        return level.chars().filter(one -> one == '.').count() == 1;
    }

    private static String rootOf(String tenant) {
        return tenant.split("\\.", 2)[0];
    }
}

package org.tenantry.configuration.model;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tenantry.configuration.model.Case.SomeLevel;
import org.tenantry.events.SealedValue;

/** The rules, read off their description. */
final class PlainRules {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .build()));

    private final Case given;
    private final Schema schema;

    PlainRules(Case given) {
        this.given = given;
        this.schema = SCHEMAS.getSchema(given.schema());
    }

    /** Whatever is sealed fits, where there may be something. */
    boolean fits(Map<String, Object> document) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Set<String> sealed = new TreeSet<>();
        Plain.leaves(document).forEach((keys, value) -> {
            boolean isSealed = value instanceof SealedValue;
            Plain.put(shown, keys, isSealed ? "sealed" : value);
            if (isSealed) {
                sealed.add(Plain.pointer(keys));
            }
        });
        return schema.validate(Plain.node(shown)).stream()
                .allMatch(error -> sealed.contains(error.getInstanceLocation().toString())
                        && !error.getKeyword().equals("false"));
    }

    boolean isInherited(List<String> keys) {
        return given.marks().entrySet().stream()
                .noneMatch(mark -> covers(Plain.keys(mark.getKey()), keys)
                        && !mark.getValue().inherited());
    }

    private boolean isLockable(List<String> keys) {
        return given.marks().entrySet().stream()
                .noneMatch(mark -> covers(Plain.keys(mark.getKey()), keys)
                        && !mark.getValue().lockable());
    }

    private static boolean covers(List<String> mark, List<String> keys) {
        return mark.isEmpty()
                || (!keys.isEmpty()
                        && (mark.getFirst().equals("*") || mark.getFirst().equals(keys.getFirst()))
                        && covers(mark.subList(1, mark.size()), keys.subList(1, keys.size())));
    }

    /** Whether a level above has locked what is at some keys, around it or in it, and it can be locked. */
    boolean isLocked(int level, List<String> keys) {
        return isLockable(keys) && given.levels().subList(0, level).stream().anyMatch(above -> locks(above, keys));
    }

    boolean locks(SomeLevel level, List<String> keys) {
        return level.locks().stream()
                .map(Plain::keys)
                .filter(this::isLockable)
                .anyMatch(lock -> startsWith(lock, keys) || startsWith(keys, lock));
    }

    private static boolean startsWith(List<String> keys, List<String> start) {
        return keys.size() >= start.size() && keys.subList(0, start.size()).equals(start);
    }

    /** What a level sets that may hold, as seen from another: neither locked nor kept to itself. */
    Map<List<String>, Object> free(int level, int seenFrom) {
        Map<List<String>, Object> free = Plain.leaves(given.levels().get(level).values());
        free.keySet().removeIf(keys -> isLocked(level, keys) || (level != seenFrom && !isInherited(keys)));
        return free;
    }

    /** What is in effect by a schema that is about single values: what fits alone fits. */
    Map<String, Object> effective(int level) {
        Map<String, Object> effective = given.defaults();
        for (int i = 0; i <= level; i++) {
            Map<List<String>, Object> fitting = free(i, level);
            fitting.entrySet().removeIf(leaf -> !fitsAlone(leaf.getKey(), leaf.getValue()));
            effective = merged(effective, Plain.ofLeaves(fitting));
        }
        return effective;
    }

    boolean fitsAlone(List<String> keys, Object value) {
        return fits(Plain.ofLeaves(Map.of(keys, value)));
    }

    static Map<String, Object> merged(Map<?, ?> above, Map<?, ?> level) {
        Map<String, Object> merged = new LinkedHashMap<>();
        above.forEach((key, value) -> merged.put((String) key, value));
        level.forEach((key, value) -> merged.merge(
                (String) key,
                value,
                (before, after) -> before instanceof Map<?, ?> outer && after instanceof Map<?, ?> inner
                        ? merged(outer, inner)
                        : after));
        return merged;
    }
}

package org.tenantry.configuration.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tenantry.configuration.PropertyMarks;
import org.tenantry.configuration.model.Case.SomeLevel;
import org.tenantry.events.SealedValue;

/**
 * Random definitions and levels: much of it fits, and much does not. Values are sealed only where the schema is about
 * single values: whether one that is not known fits beside others is not known, either.
 */
final class Cases {
    private static final List<String> KEYS = List.of("a", "b", "c/d", "e~");
    private static final String UNKNOWN = "z";

    private final Random random;
    private final boolean simple;

    private Cases(long seed) {
        this.random = new Random(seed);
        this.simple = random.nextInt(3) == 0;
    }

    static Case of(long seed) {
        return new Cases(seed).any();
    }

    private Case any() {
        Map<String, Object> schema = objectSchema(0);
        Case given = new Case(Plain.node(schema), defaults(), marks(schema), simple, levels());
        if (new PlainRules(given).fits(given.defaults())) {
            return given;
        }
        Case without = new Case(given.schema(), Map.of(), given.marks(), simple, given.levels());
        return new PlainRules(without).fits(Map.of()) ? without : any();
    }

    private Map<String, Object> objectSchema(int depth) {
        Map<String, Object> properties = new LinkedHashMap<>();
        KEYS.subList(0, 1 + random.nextInt(KEYS.size()))
                .forEach(key -> properties.put(key, random.nextInt(20) == 0 ? false : propertySchema(depth)));
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object", "properties", properties));
        if (random.nextBoolean()) {
            schema.put("additionalProperties", random.nextBoolean() ? false : Map.of("type", "integer"));
        } else if (random.nextInt(4) == 0) {
            schema.put("unevaluatedProperties", false);
        }
        for (int i = simple ? 0 : depth == 0 ? 1 + random.nextInt(2) : random.nextInt(2); i > 0; i--) {
            constrain(schema, depth);
        }
        return schema;
    }

    private void constrain(Map<String, Object> schema, int depth) {
        switch (random.nextInt(depth == 0 ? 7 : 8)) {
            case 0 -> schema.put("dependentRequired", Map.of(key(), List.of(key())));
            case 1 -> schema.put("dependentRequired", Map.of(key(), List.of("a", "b")));
            case 2 -> schema.put("maxProperties", 2 + random.nextInt(2));
            case 3 -> schema.put("not", Map.of("required", List.of("a", "b").subList(0, 1 + random.nextInt(2))));
            case 4 ->
                schema.put(
                        random.nextBoolean() ? "oneOf" : "anyOf",
                        List.of(
                                Map.of("maxProperties", 1),
                                Map.of("required", List.of(key())),
                                Map.of("properties", Map.of(key(), Map.of("type", "integer")))));
            case 5 -> {
                schema.put("if", Map.of("properties", Map.of(key(), Map.of("type", "integer"))));
                schema.put("then", Map.of("dependentRequired", Map.of(key(), List.of(key()))));
                schema.put("else", Map.of("maxProperties", 2));
            }
            case 6 -> schema.put("allOf", List.of(Map.of("properties", Map.of(key(), propertySchema(depth + 1)))));
            default ->
                schema.put(
                        random.nextBoolean() ? "required" : "enum",
                        random.nextBoolean() ? List.of(key()) : List.of("x"));
        }
    }

    private Map<String, Object> propertySchema(int depth) {
        return switch (random.nextInt(depth < 2 ? 10 : 6)) {
            case 0 -> Map.of("type", "integer", "minimum", 0, "maximum", 10);
            case 1 -> Map.of("type", "string", "maxLength", 3);
            case 2 -> Map.of("enum", List.of(1, "abc", true));
            case 3 -> Map.of("type", "array", "items", Map.of("type", "integer"), "minItems", 1);
            case 4 -> Map.of();
            case 5 -> Map.of("type", List.of("string", "object"));
            default -> objectSchema(depth + 1);
        };
    }

    private Map<String, PropertyMarks> marks(Map<?, ?> schema) {
        Map<String, PropertyMarks> marks = new TreeMap<>();
        mark(List.of(), schema, marks);
        return marks;
    }

    private void mark(List<String> keys, Map<?, ?> schema, Map<String, PropertyMarks> marks) {
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, property) -> {
                if (property instanceof Map<?, ?> inner) {
                    markOne(keys, (String) key, inner, marks);
                }
            });
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> any) {
            markOne(keys, "*", any, marks);
        }
    }

    private void markOne(List<String> outer, String key, Map<?, ?> schema, Map<String, PropertyMarks> marks) {
        List<String> keys = new ArrayList<>(outer);
        keys.add(key);
        if (random.nextInt(6) == 0) {
            marks.put(
                    Plain.pointer(keys), new PropertyMarks(random.nextInt(3) > 0, random.nextInt(3) > 0, false, false));
        }
        mark(keys, schema, marks);
    }

    private Map<String, Object> defaults() {
        return values(0, random.nextInt(3), false);
    }

    private List<SomeLevel> levels() {
        List<SomeLevel> levels = new ArrayList<>();
        StringBuilder name = new StringBuilder("t");
        for (int i = 1 + random.nextInt(1 + random.nextInt(8)); i > 0; i--) {
            boolean setsNothing = random.nextInt(6) == 0;
            levels.add(new SomeLevel(
                    name.toString(), setsNothing ? Map.of() : values(0, 1 + random.nextInt(4), simple), locks()));
            name.append(".t");
        }
        return levels;
    }

    private List<String> locks() {
        List<String> locks = new ArrayList<>();
        while (random.nextInt(5) == 0) {
            locks.add(Plain.pointer(random.nextBoolean() ? List.of(key()) : List.of(key(), key())));
        }
        return locks;
    }

    private Map<String, Object> values(int depth, int members, boolean sealed) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < members; i++) {
            values.put(key(), value(depth, sealed));
        }
        return values;
    }

    private Object value(int depth, boolean sealed) {
        return switch (random.nextInt(depth < 3 ? 13 : 7)) {
            case 0, 1 -> random.nextInt(12);
            case 2, 3 -> random.nextBoolean() ? "abc" : "long text";
            case 4 -> true;
            case 5 -> random.nextBoolean() ? List.of(1, 2) : List.of(Map.of("a", "x"));
            case 6 -> sealed && random.nextBoolean() ? new SealedValue("c2VhbGVk" + random.nextInt(9), "k1") : -1;
            default -> values(depth + 1, random.nextInt(4), sealed);
        };
    }

    private String key() {
        return random.nextInt(12) == 0 ? UNKNOWN : KEYS.get(random.nextInt(KEYS.size()));
    }
}

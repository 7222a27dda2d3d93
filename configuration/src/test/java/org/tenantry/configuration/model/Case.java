package org.tenantry.configuration.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.PropertyMarks;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition, and what some levels set.
 *
 * @param simple whether its schema is about single values only
 */
record Case(
        ObjectNode schema,
        Map<String, Object> defaults,
        Map<String, PropertyMarks> marks,
        boolean simple,
        List<SomeLevel> levels) {
    record SomeLevel(String name, Map<String, Object> values, List<String> locks) {
        Level level() {
            return new Level(name, name.length(), Plain.node(values), locks);
        }
    }

    Definition definition() {
        return Definition.accepted("auth", 7, schema, Plain.node(defaults), marks);
    }

    List<Level> realLevels() {
        return levels.stream().map(SomeLevel::level).toList();
    }

    Case with(List<SomeLevel> others) {
        return new Case(schema, defaults, marks, simple, others);
    }

    @Override
    public String toString() {
        return "  schema " + schema + "\n  defaults " + defaults + "\n  marks " + marks + "\n"
                + levels.stream().map(level -> "  " + level + "\n").collect(Collectors.joining());
    }
}

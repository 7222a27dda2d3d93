package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Inherited;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that what holds for a tenant in a namespace is made of.
 *
 * @param levels the names of the levels, from the highest on; the last is the tenant's own
 * @param overrides what each sets; null for one that sets nothing
 */
record Lineage(Definition definition, Version defined, List<String> levels, List<@Nullable Version> overrides) {

    /** Whose versions some levels' lineage is made of: the definition's, and each level's. */
    static List<String> aggregates(List<String> levels, String namespace) {
        List<String> aggregates = new ArrayList<>();
        aggregates.add(Aggregates.definition(namespace));
        levels.forEach(level -> aggregates.add(Aggregates.overrides(level, namespace)));
        return aggregates;
    }

    /**
     * The lineage of the last of some levels.
     *
     * @param versions of its {@link #aggregates}, in their order
     * @param definition that the first of them is
     */
    static Lineage of(List<String> levels, List<@Nullable Version> versions, Definition definition, Version defined) {
        return new Lineage(definition, defined, levels, versions.subList(1, versions.size()));
    }

    static Definition definition(Version version) {
        return switch (version.event()) {
            case ConfigurationDefined defined -> Recorded.definition(defined, version.number());
            default -> throw new IllegalArgumentException(version + " is no definition");
        };
    }

    static Level level(String name, @Nullable Version version) {
        return version == null ? Level.empty(name) : version.level();
    }

    /** What each level sets. */
    List<Level> asLevels() {
        List<Level> all = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            all.add(level(levels.get(i), overrides.get(i)));
        }
        return all;
    }

    /** What holds; what is sealed stands there as it is sealed. */
    ObjectNode values() {
        Inherited above = Inherited.defaultsOf(definition);
        for (int i = 0; i < levels.size() - 1; i++) {
            if (overrides.get(i) != null) {
                above = above.below(level(levels.get(i), overrides.get(i)));
            }
        }
        return above.at(level(levels.getLast(), overrides.getLast()));
    }

    /** Which versions it is made of, for a tag. */
    String tag() {
        StringBuilder tag = new StringBuilder().append(defined.number());
        overrides.forEach(version -> tag.append('.').append(version == null ? 0 : version.number()));
        return tag.toString();
    }

    /** The version of each that has a part in it, by level. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        versions.put(Level.DEFAULTS, defined.number());
        for (int i = 0; i < levels.size(); i++) {
            @Nullable Version version = overrides.get(i);
            if (version != null) {
                versions.put(levels.get(i), version.number());
            }
        }
        return versions;
    }
}

package org.tenantry.configuration;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tenantry.configuration.Effect.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands above a level: the values that hold unless it sets others, and the locks that keep it from that;
 * immutable. The values always fit the definition's schema.
 */
public final class Inherited {
    private final Definition definition;
    private final ObjectNode values;
    private final NavigableMap<String, String> locks;

    private Inherited(Definition definition, ObjectNode values, NavigableMap<String, String> locks) {
        this.definition = definition;
        this.values = values;
        this.locks = locks;
    }

    /** What stands above the highest level. */
    public static Inherited defaultsOf(Definition definition) {
        return new Inherited(definition, definition.defaults(), new TreeMap<>());
    }

    /** What stands above the levels below a level: what is not inherited ends with it. */
    public Inherited below(Level level) {
        return level.isEmpty()
                ? this
                : below(level, merged(level, level.contribution(definition).handedDown()));
    }

    Inherited below(Level level, Trace trace) {
        Map<String, JsonNode> handedDown = Contribution.handedDown(definition, Documents.values(level.values()));
        return below(level, merged(level, handedDown, trace));
    }

    /** What holds at a level; not to be changed. */
    public ObjectNode at(Level level) {
        return merged(level, level.contribution(definition).own());
    }

    ObjectNode at(Level level, Trace trace) {
        return merged(level, Documents.values(level.values()), trace);
    }

    /** By pointer: the level that locked it. */
    public Map<String, String> locks() {
        return Collections.unmodifiableMap(locks);
    }

    private Inherited below(Level level, ObjectNode merged) {
        return new Inherited(definition, merged, locked(level));
    }

    /** As the other, with less work for what is usual: that nothing is locked, and that all fits. */
    private ObjectNode merged(Level level, ObjectNode given) {
        if (given.isEmpty()) {
            return values;
        }
        if (locks.keySet().stream().noneMatch(lock -> Documents.hasValueOverlapping(given, lock))) {
            ObjectNode merged = Documents.merged(values, given);
            if (definition.isOfSingleValues() || definition.flaws(merged).isEmpty()) {
                return merged;
            }
        }
        return merged(level, Documents.values(given), Trace.NONE);
    }

    private ObjectNode merged(Level level, Map<String, JsonNode> given, Trace trace) {
        Map<String, JsonNode> free = new TreeMap<>();
        new TreeMap<>(given).forEach((pointer, value) -> {
            List<String> lockedAt = Pointers.overlapping(locks, pointer);
            if (lockedAt.isEmpty() || !definition.marks().isLockable(pointer)) {
                free.put(pointer, value);
            } else {
                String locker = requireNonNull(locks.get(lockedAt.getFirst()));
                trace.ineffective(level, pointer, value, Reason.LOCKED, locker);
            }
        });
        Fitting fitting = Fitting.of(definition, values, free);
        fitting.misfits()
                .forEach((pointer, expected) ->
                        trace.ineffective(level, pointer, requireNonNull(free.get(pointer)), Reason.MISFIT, expected));
        fitting.fitting().forEach((pointer, value) -> trace.set(level.origin(), pointer, value));
        return fitting.document();
    }

    private NavigableMap<String, String> locked(Level level) {
        if (level.locks().isEmpty()) {
            return locks;
        }
        NavigableMap<String, String> all = new TreeMap<>(locks);
        level.locks().stream()
                .filter(definition.marks()::isLockable)
                .forEach(pointer -> all.putIfAbsent(pointer, level.name()));
        return all;
    }
}

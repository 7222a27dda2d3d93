package org.tenantry.configuration;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, String> locks;

    private Inherited(Definition definition, ObjectNode values, Map<String, String> locks) {
        this.definition = definition;
        this.values = values;
        this.locks = locks;
    }

    /** What stands above the highest level. */
    public static Inherited defaultsOf(Definition definition) {
        return new Inherited(definition, definition.defaults(), Map.of());
    }

    /** What stands above the levels below a level: what is not inherited ends with it. */
    public Inherited below(Level level) {
        return below(level, Trace.NONE);
    }

    Inherited below(Level level, Trace trace) {
        if (level.isEmpty()) {
            return this;
        }
        Map<String, JsonNode> handedDown = Documents.values(level.values());
        handedDown.keySet().removeIf(pointer -> !definition.marks().isInherited(pointer));
        return new Inherited(definition, merged(level, handedDown, trace), locked(level));
    }

    /** What holds at a level; not to be changed. */
    public ObjectNode at(Level level) {
        return at(level, Trace.NONE);
    }

    ObjectNode at(Level level, Trace trace) {
        return level.values().isEmpty() ? values : merged(level, Documents.values(level.values()), trace);
    }

    /** By pointer: the level that locked it. */
    public Map<String, String> locks() {
        return locks;
    }

    private ObjectNode merged(Level level, Map<String, JsonNode> given, Trace trace) {
        Map<String, JsonNode> fitting = new LinkedHashMap<>();
        given.forEach((pointer, value) -> lockOn(pointer)
                .ifPresentOrElse(
                        locker -> trace.ineffective(level, pointer, value, Reason.LOCKED, locker),
                        () -> fitting.put(pointer, value)));
        while (!fitting.isEmpty()) {
            ObjectNode candidate = values.deepCopy();
            fitting.forEach((pointer, value) -> Documents.set(candidate, pointer, value));
            List<Flaw> flaws = flaws(candidate);
            if (flaws.isEmpty()) {
                fitting.forEach((pointer, value) -> trace.set(level.origin(), pointer, value));
                return candidate;
            }
            flaws.forEach(flaw -> leaveOut(flaw, level, fitting, trace));
        }
        return values;
    }

    /** What is sealed was checked before it was sealed. */
    private List<Flaw> flaws(ObjectNode candidate) {
        return definition.flaws(Sealed.hidden(candidate)).stream()
                .filter(flaw -> !Sealed.isAt(candidate, flaw.pointer()))
                .toList();
    }

    /**
     * Leaves out what a flaw is due to: what stands where it was found. A flaw can be found beside its cause, too,
     * as where one property demands another; then what is near goes.
     */
    private static void leaveOut(Flaw flaw, Level level, Map<String, JsonNode> fitting, Trace trace) {
        String where = flaw.pointer();
        List<String> causes = causes(where, fitting);
        while (causes.isEmpty() && !where.isEmpty()) {
            where = Pointers.parent(where);
            causes = causes(where, fitting);
        }
        for (String cause : causes) {
            trace.ineffective(level, cause, requireNonNull(fitting.remove(cause)), Reason.MISFIT, flaw.expected());
        }
    }

    private static List<String> causes(String where, Map<String, JsonNode> fitting) {
        return fitting.keySet().stream()
                .filter(pointer -> Pointers.overlap(pointer, where))
                .toList();
    }

    private Optional<String> lockOn(String pointer) {
        return locks.entrySet().stream()
                .filter(lock -> Pointers.overlap(pointer, lock.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Map<String, String> locked(Level level) {
        if (level.locks().isEmpty()) {
            return locks;
        }
        Map<String, String> all = new TreeMap<>(locks);
        level.locks().stream()
                .filter(definition.marks()::isLockable)
                .forEach(pointer -> all.putIfAbsent(pointer, level.name()));
        return Collections.unmodifiableMap(all);
    }
}

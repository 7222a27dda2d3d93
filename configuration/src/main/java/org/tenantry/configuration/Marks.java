package org.tenantry.configuration;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The marks of a definition, by JSON pointers in which the key {@code *} stands for any. A mark holds for all
 * beneath a property as well, so that of several on the way each may add something.
 */
public final class Marks {
    private static final String ANY = "*";

    private record Mark(List<String> keys, PropertyMarks marks) {
        boolean covers(List<String> property) {
            if (keys.size() > property.size()) {
                return false;
            }
            return agrees(property, keys.size());
        }

        boolean isBeneath(List<String> property) {
            return property.size() < keys.size() && agrees(property, property.size());
        }

        private boolean agrees(List<String> property, int length) {
            for (int i = 0; i < length; i++) {
                if (!keys.get(i).equals(ANY) && !keys.get(i).equals(property.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<String, PropertyMarks> byPointer;
    private final List<Mark> marks;
    private final boolean allInherited;

    Marks(Map<String, PropertyMarks> byPointer) {
        this.byPointer = Collections.unmodifiableMap(new TreeMap<>(byPointer));
        this.marks = byPointer.entrySet().stream()
                .map(mark -> new Mark(Pointers.keys(mark.getKey()), mark.getValue()))
                .toList();
        this.allInherited = marks.stream().allMatch(mark -> mark.marks().inherited());
    }

    /** As they were given, in the order of the pointers. */
    public Map<String, PropertyMarks> byPointer() {
        return byPointer;
    }

    /** Whether every property is inherited. */
    boolean allInherited() {
        return allInherited;
    }

    /** Whether the levels below a level have its value of a property. */
    public boolean isInherited(String pointer) {
        return allInherited || !any(pointer, mark -> !mark.inherited());
    }

    /** Whether a level may lock a property. */
    public boolean isLockable(String pointer) {
        return !any(pointer, mark -> !mark.lockable());
    }

    /**
     * Whether a value may stand in clear nowhere. One that stands where an object with secrets should is taken to be
     * secret, too: it was most likely meant to hold them.
     */
    public boolean isSecret(String pointer, JsonNode value) {
        return any(pointer, PropertyMarks::secret) || (!value.isObject() && isAboveSecrets(Pointers.keys(pointer)));
    }

    private boolean isAboveSecrets(List<String> property) {
        return marks.stream().anyMatch(mark -> mark.marks().secret() && mark.isBeneath(property));
    }

    /** Whether there is anything that anybody may read. */
    public boolean hasOpen() {
        return marks.stream().anyMatch(mark -> mark.marks().open());
    }

    /** Whether anybody may read a property. What is secret is not open, whatever is marked. */
    public boolean isOpen(String pointer, JsonNode value) {
        return any(pointer, PropertyMarks::open) && !isSecret(pointer, value);
    }

    private boolean any(String pointer, Predicate<PropertyMarks> sought) {
        if (marks.isEmpty()) {
            return false;
        }
        List<String> property = Pointers.keys(pointer);
        return marks.stream().anyMatch(mark -> sought.test(mark.marks()) && mark.covers(property));
    }
}

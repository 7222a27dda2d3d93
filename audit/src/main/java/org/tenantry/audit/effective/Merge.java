package org.tenantry.audit.effective;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tenantry.audit.effective.Effective.Held;
import org.tenantry.audit.effective.Effective.Hidden;
import org.tenantry.audit.effective.Effective.Ineffective;
import org.tenantry.audit.effective.Effective.Reason;
import org.tenantry.audit.fold.Leaves;
import tools.jackson.databind.JsonNode;

/** Sets what levels set, one upon the other. */
public final class Merge {
    private final Definition definition;
    private final NavigableMap<String, Held> held = new TreeMap<>();
    private final List<Ineffective> ineffective = new ArrayList<>();
    private final NavigableMap<String, String> locks = new TreeMap<>();

    private Merge(Definition definition) {
        this.definition = definition;
        definition
                .defaults()
                .forEach((pointer, value) -> held.put(pointer, new Held(value, definition.source(), List.of())));
    }

    /**
     * What holds at a level.
     *
     * @param above what the levels above set, from the highest on
     * @param own what it sets itself; empty if nothing
     */
    public static Effective of(Definition definition, List<Setting> above, Optional<Setting> own) {
        Merge merge = new Merge(definition);
        above.forEach(setting -> merge.take(setting, /* isAbove= */ true));
        own.ifPresent(setting -> merge.take(setting, /* isAbove= */ false));
        return new Effective(merge.held, merge.ineffective, merge.locks);
    }

    private void take(Setting setting, boolean isAbove) {
        Map<String, JsonNode> free = new TreeMap<>();
        setting.values().forEach((pointer, value) -> {
            if (isAbove && !definition.isInherited(pointer)) {
                return;
            }
            List<String> lockedAt = definition.isLockable(pointer) ? Leaves.overlapping(locks, pointer) : List.of();
            if (lockedAt.isEmpty()) {
                free.put(pointer, value);
            } else {
                String locker = requireNonNull(locks.get(lockedAt.getFirst()));
                ineffective.add(new Ineffective(pointer, value, setting.source(), Reason.LOCKED, locker));
            }
        });
        NavigableMap<String, JsonNode> base = new TreeMap<>();
        held.forEach((pointer, value) -> base.put(pointer, value.value()));
        Fitting fitting = Fitting.of(definition.schema(), base, free);
        fitting.misfits()
                .forEach((pointer, rule) -> ineffective.add(new Ineffective(
                        pointer, requireNonNull(free.get(pointer)), setting.source(), Reason.MISFIT, rule)));
        fitting.fitting().forEach((pointer, value) -> hold(pointer, value, setting.source()));
        setting.locks().stream()
                .filter(definition::isLockable)
                .forEach(pointer -> locks.putIfAbsent(pointer, setting.source().level()));
    }

    private void hold(String pointer, JsonNode value, Source source) {
        if (fills(held, pointer, value)) {
            return;
        }
        List<Hidden> hides = new ArrayList<>();
        for (String other : Leaves.overlapping(held, pointer)) {
            Held before = requireNonNull(held.remove(other));
            hides.add(new Hidden(other, before.value(), before.source()));
            hides.addAll(before.hides());
        }
        held.put(pointer, new Held(value, source, List.copyOf(hides)));
    }

    /** Sets a value in the place of what overlaps with it. */
    static void set(NavigableMap<String, JsonNode> leaves, String pointer, JsonNode value) {
        if (!fills(leaves, pointer, value)) {
            leaves.keySet().removeAll(Leaves.overlapping(leaves, pointer));
            leaves.put(pointer, value);
        }
    }

    /** Whether a value is an object without anything in it, in whose place there is one already. */
    private static boolean fills(NavigableMap<String, ?> leaves, String pointer, JsonNode value) {
        return value.isObject()
                && Leaves.overlapping(leaves, pointer).stream().anyMatch(other -> other.length() > pointer.length());
    }
}

package org.tenantry.configuration;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tenantry.configuration.Effect.Explained;
import org.tenantry.configuration.Effect.Hidden;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Effect.Reason;
import tools.jackson.databind.JsonNode;

/** Keeps what happens as levels are merged. */
public final class Explanation implements Trace {
    private final NavigableMap<String, Explained> values = new TreeMap<>();
    private final List<Ineffective> ineffective = new ArrayList<>();

    private Explanation() {}

    /**
     * What holds at the last of some levels, and why.
     *
     * @param levels from the highest on; at least one
     */
    public static Effect of(Definition definition, List<Level> levels) {
        Explanation explanation = new Explanation();
        Origin defaults = new Origin(Level.DEFAULTS, definition.version());
        Documents.values(definition.defaults()).forEach((pointer, value) -> explanation.set(defaults, pointer, value));
        Inherited above = Inherited.defaultsOf(definition);
        for (Level level : levels.subList(0, levels.size() - 1)) {
            above = above.below(level, explanation);
        }
        Level last = levels.getLast();
        var _ = above.at(last, explanation);
        return new Effect(
                Collections.unmodifiableSortedMap(explanation.values),
                List.copyOf(explanation.ineffective),
                above.below(last).locks());
    }

    @Override
    public void set(Origin origin, String pointer, JsonNode value) {
        List<String> overlapping = Pointers.overlapping(values, pointer);
        boolean isAnObjectAlready =
                value.isObject() && overlapping.stream().anyMatch(held -> held.length() > pointer.length());
        if (isAnObjectAlready) {
            return;
        }
        List<Hidden> hidden = new ArrayList<>();
        for (String held : overlapping) {
            Explained was = requireNonNull(values.remove(held));
            hidden.add(new Hidden(held, was.value(), was.origin()));
            hidden.addAll(was.hides());
        }
        values.put(pointer, new Explained(value, origin, List.copyOf(hidden)));
    }

    @Override
    public void ineffective(Level level, String pointer, JsonNode value, Reason reason, String detail) {
        ineffective.add(new Ineffective(pointer, value, level.origin(), reason, detail));
    }
}

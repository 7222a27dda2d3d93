package org.tenantry.audit.effective;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenantry.audit.effective.Schema.Complaint;
import org.tenantry.audit.fold.Leaves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Which of a level's values can be set upon those that hold so that all fits the schema. Left out are values of which the schema
 * complains by themselves; if there are none, those that a complaint is about together; if there are none, those nearest
 * to what it misses. Of the latter two come back those that do no harm.
 */
final class Fitting {
    private static final int ALONE = 1;
    private static final int TOGETHER = 2;
    private static final int BESIDE = 3;

    private final Schema schema;
    private final SortedMap<String, JsonNode> base;
    private final NavigableMap<String, JsonNode> fitting;
    private final SortedMap<String, String> misfits = new TreeMap<>();
    private final NavigableMap<String, JsonNode> suspects = new TreeMap<>();

    private Fitting(Schema schema, SortedMap<String, JsonNode> base, Map<String, JsonNode> values) {
        this.schema = schema;
        this.base = base;
        this.fitting = new TreeMap<>(values);
    }

    /**
     * Sets values.
     *
     * @param base what holds, and fits
     */
    static Fitting of(Schema schema, SortedMap<String, JsonNode> base, Map<String, JsonNode> values) {
        Fitting fitting = new Fitting(schema, base, values);
        fitting.leaveOut();
        fitting.takeBack(List.copyOf(fitting.suspects.keySet()));
        return fitting;
    }

    /** What fits. */
    SortedMap<String, JsonNode> fitting() {
        return fitting;
    }

    /** By the pointer of what does not fit: the rule that it does not fit. */
    SortedMap<String, String> misfits() {
        return misfits;
    }

    private void leaveOut() {
        for (List<Complaint> complaints = complaints(); !complaints.isEmpty(); complaints = complaints()) {
            NavigableMap<Integer, SortedMap<String, String>> byDistance = new TreeMap<>();
            for (Complaint complaint : complaints) {
                List<String> blamed = Leaves.overlapping(fitting, complaint.pointer());
                int distance = blamed.size() == 1 ? ALONE : TOGETHER;
                for (String around = complaint.pointer(); blamed.isEmpty(); ) {
                    around = around.substring(0, around.lastIndexOf('/'));
                    blamed = Leaves.overlapping(fitting, around);
                    distance = BESIDE;
                }
                SortedMap<String, String> some = byDistance.computeIfAbsent(distance, none -> new TreeMap<>());
                blamed.forEach(pointer -> some.putIfAbsent(pointer, complaint.rule()));
            }
            Map.Entry<Integer, SortedMap<String, String>> nearest = byDistance.firstEntry();
            nearest.getValue().forEach((pointer, rule) -> {
                JsonNode value = fitting.remove(pointer);
                misfits.put(pointer, rule);
                if (nearest.getKey() > ALONE) {
                    suspects.put(pointer, value);
                }
            });
        }
    }

    private void takeBack(List<String> some) {
        if (some.isEmpty()) {
            return;
        }
        some.forEach(pointer -> fitting.put(pointer, suspects.get(pointer)));
        if (complaints().isEmpty()) {
            misfits.keySet().removeAll(some);
            return;
        }
        fitting.keySet().removeAll(some);
        if (some.size() > 1) {
            takeBack(some.subList(0, some.size() / 2));
            takeBack(some.subList(some.size() / 2, some.size()));
        }
    }

    /** Once nothing is set there are none. What is sealed was checked when it was set. */
    private List<Complaint> complaints() {
        if (fitting.isEmpty()) {
            return List.of();
        }
        NavigableMap<String, JsonNode> merged = new TreeMap<>(base);
        fitting.forEach((pointer, value) -> Merge.set(merged, pointer, value));
        List<String> hidden = new ArrayList<>();
        merged.replaceAll((pointer, value) -> {
            if (!value.isPojo()) {
                return value;
            }
            hidden.add(pointer);
            return StringNode.valueOf("sealed");
        });
        return schema.complaints(Leaves.object(merged)).stream()
                .filter(complaint -> hidden.stream()
                        .noneMatch(pointer -> complaint.pointer().equals(pointer)
                                || complaint.pointer().startsWith(pointer + "/")))
                .toList();
    }
}

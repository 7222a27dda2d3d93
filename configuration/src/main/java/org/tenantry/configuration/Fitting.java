package org.tenantry.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which values can be set upon others so that all fits a definition. What is left out is what the flaws are due to:
 *
 * <ol>
 *   <li>a value in which a flaw is found;
 *   <li>if there are only flaws of objects that hold several values, as where two exclude each other, all of these;
 *   <li>if there are only flaws beside the values, as where one demands another that is missing, those nearest.
 * </ol>
 *
 * <p>Then it is asked again. Of what the last two left out is taken back what does no harm, so that one value does
 * not take others with it. The order in which values are given makes no difference.
 */
final class Fitting {
    /** After these all is left out at once: a chain of demands could be as long as a document. */
    private static final int MAX_ROUNDS = 10;

    private static final int MAX_TAKEN_BACK = 40;

    private final Definition definition;
    private final ObjectNode base;
    private final NavigableMap<String, JsonNode> fitting;
    private final SortedMap<String, String> misfits = new TreeMap<>();

    /** Of the misfits those that may be innocent. */
    private final NavigableMap<String, JsonNode> suspects = new TreeMap<>();

    private ObjectNode document;
    private int attempts;

    private Fitting(Definition definition, ObjectNode base, Map<String, JsonNode> given) {
        this.definition = definition;
        this.base = base;
        this.fitting = new TreeMap<>(given);
        this.document = base;
    }

    /**
     * Sets values.
     *
     * @param base fits the definition; is not changed
     * @param given by pointer
     */
    static Fitting of(Definition definition, ObjectNode base, Map<String, JsonNode> given) {
        Fitting fitting = new Fitting(definition, base, given);
        fitting.leaveOut();
        fitting.takeBack(new ArrayList<>(fitting.suspects.entrySet()));
        return fitting;
    }

    /** With what fits. */
    ObjectNode document() {
        return document;
    }

    /** What fits, by pointer. */
    SortedMap<String, JsonNode> fitting() {
        return fitting;
    }

    /** By the pointer of what does not fit: what would have. */
    SortedMap<String, String> misfits() {
        return misfits;
    }

    private void leaveOut() {
        for (int round = 0; !fitting.isEmpty(); round++) {
            ObjectNode candidate = candidate();
            List<Flaw> flaws = definition.flaws(candidate);
            if (flaws.isEmpty()) {
                document = candidate;
                return;
            }
            if (round == MAX_ROUNDS) {
                flaws = List.of(new Flaw(Pointers.ROOT, null, flaws.getFirst().expected()));
            }
            leaveOut(flaws);
        }
    }

    private void leaveOut(List<Flaw> flaws) {
        Map<String, String> within = new TreeMap<>();
        Map<String, String> around = new TreeMap<>();
        Map<String, String> beside = new TreeMap<>();
        for (Flaw flaw : flaws) {
            List<String> causes = Pointers.overlapping(fitting, flaw.pointer());
            Map<String, String> found = switch (causes.size()) {
                case 0 -> beside;
                case 1 -> within;
                default -> around;
            };
            for (String where = flaw.pointer(); causes.isEmpty(); ) {
                where = Pointers.parent(where);
                causes = Pointers.overlapping(fitting, where);
            }
            causes.forEach(cause -> found.putIfAbsent(cause, flaw.expected()));
        }
        boolean mayBeInnocent = within.isEmpty();
        Map<String, String> due = Stream.of(within, around, beside)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElseThrow();
        due.forEach((pointer, expected) -> {
            JsonNode value = fitting.remove(pointer);
            misfits.put(pointer, expected);
            if (mayBeInnocent && value != null) {
                suspects.put(pointer, value);
            }
        });
    }

    /** In halves, as most are innocent or none is. */
    private void takeBack(List<Map.Entry<String, JsonNode>> some) {
        if (some.isEmpty() || attempts == MAX_TAKEN_BACK) {
            return;
        }
        attempts++;
        some.forEach(value -> fitting.put(value.getKey(), value.getValue()));
        ObjectNode candidate = candidate();
        if (definition.flaws(candidate).isEmpty()) {
            document = candidate;
            some.forEach(value -> misfits.remove(value.getKey()));
            return;
        }
        some.forEach(value -> fitting.remove(value.getKey()));
        if (some.size() > 1) {
            takeBack(some.subList(0, some.size() / 2));
            takeBack(some.subList(some.size() / 2, some.size()));
        }
    }

    private ObjectNode candidate() {
        ObjectNode candidate = base.deepCopy();
        fitting.forEach((pointer, value) -> Documents.set(candidate, pointer, value));
        return candidate;
    }
}

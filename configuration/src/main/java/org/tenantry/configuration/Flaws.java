package org.tenantry.configuration;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a document, of what the validator tells of it. Where it tells what is wrong by each of some
 * alternatives, there is one flaw: none of them fits.
 */
final class Flaws {
    private static final Set<String> UNEVALUATED = Set.of("unevaluatedProperties", "unevaluatedItems");

    /** After these an evaluation's path has a key or an index. */
    private static final Set<String> KEYED =
            Set.of("properties", "patternProperties", "dependentSchemas", "allOf", "anyOf", "oneOf", "prefixItems");

    /** With these an evaluation goes on with what is within a value. */
    private static final Set<String> INWARD = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "items",
            "prefixItems",
            "unevaluatedItems",
            "contains");

    /** Where an evaluation came to alternatives, and what they are for. */
    private record Choice(NodePath path, NodePath value) {}

    private final Expected expected = new Expected();

    private final Set<Error> notKnown;

    private Flaws(Collection<Error> notKnown) {
        this.notKnown = Set.copyOf(notKnown);
    }

    static List<Flaw> of(List<Error> errors) {
        return of(errors, List.of());
    }

    /** @param notKnown those of the errors that may be none */
    static List<Flaw> of(List<Error> errors, List<Error> notKnown) {
        return errors.isEmpty() ? List.of() : new Flaws(notKnown).flaws(errors);
    }

    /** Where there are properties or items too many, unless anything else is wrong. */
    static List<Flaw> ofUnevaluated(List<Error> errors) {
        return errors.stream().allMatch(Flaws::isOfUnevaluated) ? of(errors) : List.of();
    }

    private List<Flaw> flaws(List<Error> errors) {
        List<Flaw> flaws = new ArrayList<>();
        Map<Choice, List<Error>> choices = new LinkedHashMap<>();
        for (Error error : toTell(errors)) {
            @Nullable Choice choice = choice(error);
            if (choice == null) {
                if (!isNotKnown(error)) {
                    flaws.add(flaw(error));
                }
            } else {
                choices.computeIfAbsent(choice, _ -> new ArrayList<>()).add(error);
            }
        }
        choices.forEach((choice, within) -> {
            if (within.stream().noneMatch(this::isNotKnown)) {
                flaws.add(flaw(choice, within));
            }
        });
        return flaws.stream().distinct().toList();
    }

    /** What only schemas evaluate that do not fit counts as not evaluated: not told before those do. */
    private static List<Error> toTell(List<Error> errors) {
        List<Error> others =
                errors.stream().filter(error -> !isOfUnevaluated(error)).toList();
        return others.isEmpty() ? errors : others;
    }

    /** That a value is there at all is known. */
    private boolean isNotKnown(Error error) {
        return !error.getKeyword().equals("false") && notKnown.contains(error);
    }

    private static boolean isOfUnevaluated(Error error) {
        return UNEVALUATED.contains(error.getKeyword());
    }

    private Flaw flaw(Error error) {
        String pointer = pointer(error);
        @Nullable String property = error.getProperty();
        return property == null
                ? new Flaw(pointer, value(error), expected.by(error))
                : new Flaw(Pointers.child(pointer, property), null, expected.by(error));
    }

    private Flaw flaw(Choice choice, List<Error> errors) {
        List<Error> ofAlternatives = errors.stream()
                .filter(error -> !error.getEvaluationPath().equals(choice.path()))
                .toList();
        String pointer = choice.value().toString();
        if (ofAlternatives.isEmpty()) {
            return new Flaw(pointer, null, "a value that fits only one of the schema's alternatives");
        }
        if (!eachIsOfTheWhole(choice, ofAlternatives)) {
            return new Flaw(pointer, null, "a value that fits one of the schema's alternatives");
        }
        List<String> alternatives = ofAlternatives.stream().map(expected::by).toList();
        return new Flaw(pointer, value(ofAlternatives.getFirst()), Expected.either(alternatives));
    }

    private static boolean eachIsOfTheWhole(Choice choice, List<Error> ofAlternatives) {
        int alternative = choice.path().getNameCount() + 1;
        return ofAlternatives.stream()
                        .allMatch(error -> error.getProperty() == null
                                && error.getInstanceLocation().equals(choice.value()))
                && ofAlternatives.stream()
                                .map(error -> first(error.getEvaluationPath(), alternative))
                                .distinct()
                                .count()
                        == ofAlternatives.size();
    }

    private static @Nullable String value(Error error) {
        @Nullable JsonNode value = error.getInstanceNode();
        return value == null || value.isContainer() ? null : value.toString();
    }

    static String pointer(Error error) {
        return error.getInstanceLocation().toString();
    }

    /** The first on the way to an error; null if there is none. */
    private static @Nullable Choice choice(Error error) {
        NodePath path = error.getEvaluationPath();
        int inward = 0;
        for (int i = 0; i < path.getNameCount(); i++) {
            String keyword = path.getName(i);
            if (keyword.equals("anyOf") || keyword.equals("oneOf")) {
                return new Choice(first(path, i + 1), first(error.getInstanceLocation(), inward));
            }
            inward += INWARD.contains(keyword) ? 1 : 0;
            i += KEYED.contains(keyword) ? 1 : 0;
        }
        return null;
    }

    private static NodePath first(NodePath path, int elements) {
        NodePath first = path;
        while (first.getNameCount() > elements) {
            first = first.getParent();
        }
        return first;
    }
}

package org.tenantry.testkit.queries;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The shape of a filter: what it says of fields, not with which values.
 *
 * @param bounds of fields, all of which hold
 * @param alternatives of each {@code $or} its branches; of each {@code $or} one branch holds
 */
record Filter(Map<String, Bound> bounds, List<List<Filter>> alternatives) {
    static final Filter ALL = new Filter(Map.of(), List.of());

    static Filter of(BsonDocument filter) {
        return filter.entrySet().stream()
                .map(condition -> of(condition.getKey(), condition.getValue()))
                .reduce(ALL, Filter::and);
    }

    private static Filter of(String name, BsonValue condition) {
        return switch (name) {
            case "$and" -> each(condition).reduce(ALL, Filter::and);
            case "$or" -> new Filter(Map.of(), List.of(each(condition).toList()));
            case "$comment" -> ALL;
            default -> ofField(name, condition);
        };
    }

    private static Stream<Filter> each(BsonValue filters) {
        return filters.asArray().stream().map(BsonValue::asDocument).map(Filter::of);
    }

    /** An element of an array of documents is found by an index on the documents' fields. */
    private static Filter ofField(String name, BsonValue condition) {
        Filter field = new Filter(Map.of(name, Bound.of(condition)), List.of());
        return Bound.isOperators(condition) && condition.asDocument().containsKey("$elemMatch")
                ? field.and(of(condition.asDocument().getDocument("$elemMatch")).beneath(name))
                : field;
    }

    private Filter beneath(String parent) {
        Map<String, Bound> beneath = bounds.entrySet().stream()
                .collect(Collectors.toMap(bound -> parent + "." + bound.getKey(), Map.Entry::getValue));
        return new Filter(
                beneath,
                alternatives.stream()
                        .map(branches -> branches.stream()
                                .map(branch -> branch.beneath(parent))
                                .toList())
                        .toList());
    }

    Filter and(Filter other) {
        Map<String, Bound> both = new TreeMap<>(bounds);
        other.bounds.forEach((field, bound) -> both.merge(field, bound, Bound::and));
        return new Filter(
                both,
                Stream.concat(alternatives.stream(), other.alternatives.stream())
                        .toList());
    }

    /** The ways to read this by one {@code $or}: a branch of it, with what holds besides. */
    Stream<List<Filter>> waysByAlternatives() {
        return alternatives.stream().map(chosen -> {
            Filter besides = new Filter(
                    bounds,
                    alternatives.stream().filter(or -> !or.equals(chosen)).toList());
            return chosen.stream().map(besides::and).toList();
        });
    }

    boolean isAll() {
        return bounds.isEmpty() && alternatives.isEmpty();
    }

    Bound bound(String field) {
        return bounds.getOrDefault(field, Bound.NONE);
    }

    @Override
    public String toString() {
        Stream<String> fields = bounds.entrySet().stream().map(field -> field.getKey() + " " + field.getValue());
        Stream<String> ors = alternatives.stream()
                .map(or -> or.stream().map(Filter::toString).collect(Collectors.joining(" or ")));
        return Stream.concat(fields, ors).collect(Collectors.joining(", ", "{", "}"));
    }
}

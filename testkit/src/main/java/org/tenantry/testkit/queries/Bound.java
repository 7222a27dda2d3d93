package org.tenantry.testkit.queries;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a condition leaves of an index on its field, the tightest first. */
enum Bound {
    EQUAL,
    ONE_OF,
    RANGE,
    /** All of it: {@code $ne}, {@code $exists}, a pattern that may match anywhere. */
    NONE;

    /** The beginning of a pattern that begins with a letter that must be there. */
    private static final Pattern ANCHORED =
            Pattern.compile("(\\^|\\\\A)(\\\\Q(?!\\\\E)[^|]|[^\\\\^$.\\[()+{*?|](?![*?{]))[^|]*", Pattern.DOTALL);

    /** Of a field's condition: a value, a pattern, or operators, all of which hold. */
    static Bound of(BsonValue condition) {
        if (condition.isRegularExpression()) {
            var pattern = condition.asRegularExpression();
            return ofPattern(pattern.getPattern(), pattern.getOptions());
        }
        return isOperators(condition) ? ofOperators(condition.asDocument()) : EQUAL;
    }

    static boolean isOperators(BsonValue condition) {
        return condition.isDocument()
                && !condition.asDocument().isEmpty()
                && condition.asDocument().getFirstKey().startsWith("$");
    }

    Bound and(Bound other) {
        return compareTo(other) <= 0 ? this : other;
    }

    private static Bound ofOperators(BsonDocument operators) {
        return operators.entrySet().stream()
                .map(operator -> switch (operator.getKey()) {
                    case "$eq", "$all" -> EQUAL;
                    case "$in" -> ofAny(operator.getValue().asArray());
                    case "$gt", "$gte", "$lt", "$lte" -> RANGE;
                    case "$regex" -> ofRegex(operator.getValue(), operators);
                    default -> NONE;
                })
                .reduce(NONE, Bound::and);
    }

    private static Bound ofAny(BsonArray values) {
        return values.stream()
                .map(value -> value.isRegularExpression() ? of(value) : ONE_OF)
                .reduce(ONE_OF, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static Bound ofRegex(BsonValue regex, BsonDocument operators) {
        return regex.isString()
                ? ofPattern(
                        regex.asString().getValue(),
                        operators.getString("$options", new BsonString("")).getValue())
                : of(regex);
    }

    private static Bound ofPattern(String pattern, String options) {
        boolean literal = options.chars().allMatch(option -> option == 's');
        return literal && ANCHORED.matcher(pattern).matches() ? RANGE : NONE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package org.tenantry.configuration;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * Patterns by RE2: whatever pattern and text are, matching takes time in proportion to the text. What RE2 leaves out
 * for that, lookaround and references back, is not taken.
 */
final class LinearTimePatterns implements RegularExpressionFactory {
    /** What RE2 makes of a pattern grows with the repetitions in it. */
    static final int MAX_LENGTH = 500;

    static final String EXPECTED = "a regular expression of at most " + MAX_LENGTH
            + " characters as RE2 takes it, without lookaround and references back";

    /** @throws com.google.re2j.PatternSyntaxException if it is none */
    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }
}

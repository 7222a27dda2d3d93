package org.tenantry.configuration;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * Patterns by RE2: whatever pattern and text are, matching takes time in proportion to the text and to the pattern
 * with all repetitions written out. What RE2 leaves out for that, lookaround and references back, is not taken.
 */
final class LinearTimePatterns implements RegularExpressionFactory {
    private static final int MAX_LENGTH = 500;

    static final String EXPECTED = "a regular expression of at most " + MAX_LENGTH
            + " characters as RE2 takes it, without lookaround, references back and \\Q, in which repetitions such as"
            + " (a{9}){9} come to at most " + SchemaWeight.MAX + " steps";

    static boolean takes(String pattern) {
        if (pattern.length() > MAX_LENGTH || PatternSize.estimate(pattern) > SchemaWeight.MAX) {
            return false;
        }
        try {
            return size(pattern) <= SchemaWeight.MAX;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The steps that a pattern has. */
    static int size(String pattern) {
        return Pattern.compile(pattern).programSize();
    }

    /** @throws PatternSyntaxException if it is none */
    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }
}

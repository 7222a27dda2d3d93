package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of patterns with few repetitions RE2 itself tells the size. */
class PatternSizeTest {
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "(",
                        ")",
                        "(?:",
                        "[",
                        "]",
                        "[^",
                        "[[:alpha:]",
                        "[:",
                        "{2}",
                        "{1,3}",
                        "{2,}",
                        "{",
                        "}",
                        "{1",
                        ",",
                        "\\",
                        "\\p{Greek}",
                        "\\pL",
                        "\\x{41}",
                        "\\d",
                        "\\[",
                        "\\(",
                        "^",
                        "$",
                        ".",
                        "*",
                        "+?",
                        "|",
                        "-",
                        "(?i)",
                        "{0,2}",
                        "\\]",
                        "\\{",
                        "\\}",
                        "\\x41",
                        "\\Q",
                        "\\E",
                        "\\C")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void aPatternHasNotManyMoreStepsThanEstimated(@ForAll("patterns") String pattern) {
        assertThat((long) size(pattern)).isLessThanOrEqualTo(2 * PatternSize.estimate(pattern) + 5);
    }

    private static int size(String pattern) {
        try {
            return Pattern.compile(pattern).programSize();
        } catch (PatternSyntaxException e) {
            Assume.that(false);
            return 0;
        }
    }
}

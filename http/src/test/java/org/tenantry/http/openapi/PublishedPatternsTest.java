package org.tenantry.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedPatternsTest {
    @Test
    void aPatternIsAnchored() {
        assertThat(PublishedPatterns.published("a|b")).isEqualTo("^(?:a|b)$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[^\\p{Cc}\\p{Cs}]*", "[^\\p{Cntrl}]*", "[\\p{Z}\\uFEFF]*[^\\p{Z}\\uFEFF\\p{Cc}\\p{Cs}]"})
    void itMatchesTheSameInWordsThatOthersKnow(String java) {
        String published = PublishedPatterns.published(java);
        Predicate<String> own = Pattern.compile(java).asMatchPredicate();
        // To others $ is the end, and not the line's before it.
        Predicate<String> others =
                Pattern.compile(published.replace("$", "\\z")).asPredicate();

        assertThat(published).doesNotContain("\\p");
        assertThat(IntStream.range(0, Character.MAX_CODE_POINT)
                        .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                        .mapToObj(Character::toString)
                        .filter(text -> own.test(text) != others.test(text)))
                .isEmpty();
    }
}

package org.tenantry.query.tenant;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words by which a tenant is found: without case and accents, in any script. */
final class Words {
    /** Accents, and what is not seen but joins or breaks letters: zero-width joiners, soft hyphens. */
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");

    private Words() {}

    /** The distinct words of some texts, in order. */
    static List<String> of(String... texts) {
        return Arrays.stream(texts).flatMap(Words::split).distinct().sorted().toList();
    }

    private static Stream<String> split(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String folded = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(folded).filter(word -> !word.isEmpty());
    }
}

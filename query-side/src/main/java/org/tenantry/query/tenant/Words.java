package org.tenantry.query.tenant;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words by which a tenant is found: without case and accents, in any script. */
final class Words {
    /** Accents, and what is not seen but joins or breaks letters: zero-width joiners, soft hyphens. */
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");

    /** Keeps what is stored small, whatever somebody takes for a word. */
    private static final int COUNTING_LETTERS = 32;

    private Words() {}

    /** The distinct words of some texts, in order. */
    static List<String> of(String... texts) {
        return of(Arrays.asList(texts));
    }

    /** The same. */
    static List<String> of(List<String> texts) {
        return texts.stream().flatMap(Words::split).distinct().sorted().toList();
    }

    /** What is stored to find some words by {@link #beginning}: what each begins with, of every length. */
    static List<String> beginnings(List<String> words) {
        return words.stream()
                .map(Words::beginning)
                .flatMap(word -> IntStream.rangeClosed(1, word.codePointCount(0, word.length()))
                        .mapToObj(letters -> beginning(word, letters)))
                .distinct()
                .sorted()
                .toList();
    }

    /** As much of a word as counts when it is searched for. */
    static String beginning(String word) {
        return beginning(word, Math.min(COUNTING_LETTERS, word.codePointCount(0, word.length())));
    }

    private static String beginning(String word, int letters) {
        return word.substring(0, word.offsetByCodePoints(0, letters));
    }

    private static Stream<String> split(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String folded = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(folded).filter(word -> !word.isEmpty());
    }
}

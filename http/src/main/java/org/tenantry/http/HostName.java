package org.tenantry.http;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.UnicodeSet;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Host names, each in one spelling: lower case, international labels as A-labels by UTS #46, no
 * trailing dot. What could be taken for another name by its looks is none.
 */
public final class HostName {
    /** What {@link #normalised} accepts, in words for an error. */
    public static final String EXPECTED = "a host name of at least two labels joined by dots, at most 253 characters;"
            + " each label 1 to 63 letters, digits and '-', beginning and ending with a letter or digit; in other"
            + " letters than a to z each label in one script, and not like one in a to z; no IP address";

    private static final int MAX_LENGTH = 253;

    /** Of what is given: an international name is longer or shorter in A-labels, but not by so much. */
    private static final int MAX_GIVEN = 1_000;

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** Joiners are seen in what is written with them, and {@link #UTS_46} lets them be nowhere else. */
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder()
            .setAllowedChars(new UnicodeSet("[-0-9a-z\\u200c\\u200d]")
                    .addAll(SpoofChecker.RECOMMENDED)
                    .addAll(SpoofChecker.INCLUSION))
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .setChecks(SpoofChecker.CHAR_LIMIT
                    | SpoofChecker.RESTRICTION_LEVEL
                    | SpoofChecker.INVISIBLE
                    | SpoofChecker.MIXED_NUMBERS)
            .build();

    /** What an address ends with, in each way of writing one; no top-level domain does. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private HostName() {}

    /** The one spelling of a host name; empty if it is none. */
    public static Optional<String> normalised(String given) {
        IDNA.Info info = new IDNA.Info();
        if (given.length() > MAX_GIVEN) {
            return Optional.empty();
        }
        String ascii = UTS_46.nameToASCII(given, new StringBuilder(), info).toString();
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        int lastDot = name.lastIndexOf('.');
        boolean valid = !info.hasErrors()
                && lastDot > 0
                && name.length() <= MAX_LENGTH
                && !NUMBER.matcher(name.substring(lastDot + 1)).matches()
                && !misleads(readable(name));
        return valid ? Optional.of(name) : Optional.empty();
    }

    /** A normalised host name as people read it: in the letters of its language. */
    public static String readable(String normalised) {
        return UTS_46.nameToUnicode(normalised, new StringBuilder(), new IDNA.Info())
                .toString();
    }

    private static boolean misleads(String readable) {
        boolean foreignTop = !isAscii(readable.substring(readable.lastIndexOf('.') + 1));
        return Arrays.stream(readable.split("\\."))
                .filter(label -> !isAscii(label))
                .anyMatch(label -> LOOKS.failsChecks(label) || (!foreignTop && looksLikeAscii(label)));
    }

    /** Beneath a top-level domain in letters of its own, such a label is what readers expect. */
    private static boolean looksLikeAscii(String label) {
        return label.codePoints().noneMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)
                && isAscii(LOOKS.getSkeleton(label));
    }

    private static boolean isAscii(String text) {
        return ASCII.matcher(text).matches();
    }
}

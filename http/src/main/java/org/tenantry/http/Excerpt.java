package org.tenantry.http;

/** The beginning of a text that is too long to be told. */
public final class Excerpt {
    private Excerpt() {}

    /** So many characters at most, and a sign that there were more; never half a character. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}

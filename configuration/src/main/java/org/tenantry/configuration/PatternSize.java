package org.tenantry.configuration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many steps a pattern has, by its text. RE2 writes repetitions out before it can tell: of {@code (a{1000}){1000}}
 * that is a million.
 */
final class PatternSize {
    private static final long TOO_MUCH = Integer.MAX_VALUE;

    private static final Pattern TIMES = Pattern.compile("(\\d{1,4})(?:,(\\d{1,4})?)?\\}");

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;

    /** Of the group so far, without its last part, to which a repetition would belong. */
    private long size;

    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** About as many, rather too many than too few. */
    static long estimate(String pattern) {
        return new PatternSize(pattern).estimate();
    }

    private long estimate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    part(0);
                    outer.push(size);
                    size = 0;
                }
                case ')' -> {
                    long group = size + last + 2;
                    size = outer.isEmpty() ? 0 : outer.pop();
                    last = group;
                }
                case '[' -> {
                    skipClass();
                    part(1);
                }
                case '\\' -> {
                    if (pattern.startsWith("Q", at)) {
                        return TOO_MUCH; // within it nothing means what it means elsewhere
                    }
                    skipEscaped();
                    part(1);
                }
                case '*', '+', '?' -> last += 2;
                case '{' -> repeat();
                default -> part(1);
            }
        }
        return size + last;
    }

    private void part(long of) {
        size = Math.min(TOO_MUCH, size + last);
        last = of;
    }

    private void skipEscaped() {
        boolean named = at + 1 < pattern.length() && "pPx".indexOf(pattern.charAt(at)) >= 0;
        int end = named && pattern.charAt(at + 1) == '{' ? pattern.indexOf('}', at) : at;
        at = end < 0 ? pattern.length() : end + 1;
    }

    private void skipClass() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == '\\') {
                at++;
                skipEscaped();
            } else if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at + 2) >= 0) {
                at = pattern.indexOf(":]", at + 2) + 2;
            } else {
                at++;
            }
        }
        at++;
    }

    /** What looks like no repetition stands for itself. */
    private void repeat() {
        Matcher times = TIMES.matcher(pattern).region(at, pattern.length());
        if (times.lookingAt()) {
            String most = times.group(2) == null ? times.group(1) : times.group(2);
            last = Math.min(TOO_MUCH, (last + 1) * (Long.parseLong(most) + 1));
            at = times.end();
        } else {
            part(1);
        }
    }
}

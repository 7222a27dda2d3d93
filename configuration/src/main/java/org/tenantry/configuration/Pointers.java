package org.tenantry.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** JSON pointers (RFC 6901) to properties, as text. */
public final class Pointers {
    /** The whole document. */
    public static final String ROOT = "";

    private static final Pattern NO_ESCAPE = Pattern.compile("~(?![01])");

    private Pointers() {}

    /** The pointer to a member of the object at a pointer. */
    public static String child(String pointer, String key) {
        return pointer + JsonPointer.empty().appendProperty(key);
    }

    /** The pointer to the object that holds what is at a pointer, which is not the root's. */
    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** Those of some pointers that overlap with another, in the order of the alphabet. */
    static List<String> overlapping(NavigableMap<String, ?> pointers, String pointer) {
        List<String> found = new ArrayList<>();
        for (int end = pointer.indexOf('/', 1); end > 0; end = pointer.indexOf('/', end + 1)) {
            String outer = pointer.substring(0, end);
            if (pointers.containsKey(outer)) {
                found.add(outer);
            }
        }
        if (pointers.containsKey(pointer)) {
            found.add(pointer);
        }
        found.addAll(pointers.subMap(pointer + '/', pointer + (char) ('/' + 1)).keySet());
        return found;
    }

    /** Whether a text is a pointer to a property. */
    static boolean isValid(String text) {
        return text.startsWith("/") && !NO_ESCAPE.matcher(text).find();
    }

    /** The keys on the way from the root. */
    static List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            keys.add(rest.getMatchingProperty());
        }
        return keys;
    }
}

package org.tenantry.configuration;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The formats that are taken. For most the validator has expressions that backtrack or recurse, so that a long text
 * would take minutes or the stack: what is longer than any that fits in practice does not fit. For uri-template that
 * is no help.
 */
final class Formats {
    private static final int SHORT = 320;

    private static final Set<String> SHORT_NAMES = Set.of(
            "date",
            "date-time",
            "duration",
            "email",
            "hostname",
            "idn-email",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "json-pointer",
            "relative-json-pointer",
            "time",
            "uuid");

    /** These take time in proportion to the text. */
    private static final Set<String> LONG_NAMES = Set.of("iri", "iri-reference", "uri", "uri-reference");

    private static final String REGEX = "regex";

    /** In the order of the alphabet. */
    static final Set<String> NAMES = names();

    private Formats() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(SHORT_NAMES);
        names.addAll(LONG_NAMES);
        names.add(REGEX);
        return Collections.unmodifiableSet(names);
    }

    /** Leaves only the formats that are taken of a dialect's, and each so that no text makes it costly. */
    static void restrict(Map<String, Format> formats) {
        formats.keySet().retainAll(NAMES);
        formats.replaceAll((name, format) -> new Restricted(format));
    }

    private record Restricted(Format format) implements Format {
        @Override
        public String getName() {
            return format.getName();
        }

        @Override
        public boolean matches(ExecutionContext context, SchemaContext schema, String text) {
            if (getName().equals(REGEX)) {
                return LinearTimePatterns.takes(text);
            }
            if (SHORT_NAMES.contains(getName()) && text.length() > SHORT) {
                return false;
            }
            try {
                return format.matches(context, schema, text);
            } catch (RuntimeException e) {
                return false; // as for a host name that has no form in ASCII
            }
        }
    }
}

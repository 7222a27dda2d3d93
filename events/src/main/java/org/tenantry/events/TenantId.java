package org.tenantry.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A tenant's identity: a dotted path whose first segment names the root tenant, such as
 * {@code pb.amritsar.water}. The path is the hierarchy; it never changes and is never reused.
 */
public record TenantId(String value) {
    /** What {@link #TenantId} accepts, in words for an error. */
    public static final String EXPECTED =
            "1 to 8 segments joined by dots, at most 200 characters; each segment 1 to 63 of a-z, 0-9, '-' and '_',"
                    + " beginning and ending with a letter or digit";

    /** How long one may be. */
    public static final int MAX_LENGTH = 200;

    private static final String SEGMENT = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";

    /** One as a regular expression. */
    public static final String FORM = SEGMENT + "(?:\\." + SEGMENT + "){0,7}";

    private static final Pattern PATH = Pattern.compile(FORM);

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("tenant id '" + value + "': expected " + EXPECTED);
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && PATH.matcher(value).matches();
    }

    /** The path less its last segment; empty for a root. */
    public Optional<TenantId> parent() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new TenantId(value.substring(0, dot)));
    }

    /** All above this tenant, the root first; empty for a root. */
    public List<TenantId> ancestors() {
        List<TenantId> ancestors = new ArrayList<>();
        for (int dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', dot + 1)) {
            ancestors.add(new TenantId(value.substring(0, dot)));
        }
        return List.copyOf(ancestors);
    }

    /** The ids of the ancestors, from the root on, and its own. */
    public List<String> path() {
        List<String> path = new ArrayList<>();
        for (int dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', dot + 1)) {
            path.add(value.substring(0, dot));
        }
        path.add(value);
        return List.copyOf(path);
    }

    /** The first segment: the root tenant of this tenant's tree. */
    public TenantId root() {
        int dot = value.indexOf('.');
        return dot < 0 ? this : new TenantId(value.substring(0, dot));
    }

    public boolean isRoot() {
        return value.indexOf('.') < 0;
    }

    /**
     * The partition of log and topic in which this tenant's whole tree lives: {@code 1 + CRC-32 of
     * the root segment mod (partitions - 1)}. Partition 0 is the platform's own.
     */
    public int partition(int partitions) {
        CRC32 crc = new CRC32();
        crc.update(root().value.getBytes(StandardCharsets.UTF_8));
        return 1 + (int) (crc.getValue() % (partitions - 1));
    }

    @Override
    public String toString() {
        return value;
    }
}

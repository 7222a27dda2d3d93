package org.tenantry.configuration;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one level sets in a namespace; immutable. */
public final class Level {
    /** The level above all tenants. Like {@link #DEFAULTS} no tenant's id. */
    public static final String PLATFORM = "/platform";

    /** Where values come from that no level sets. */
    public static final String DEFAULTS = "/defaults";

    /** By one change. */
    public static final int MOST_LOCKS_CHANGED = 200;

    public static final String LOCKS_CHANGED = "at most " + MOST_LOCKS_CHANGED + " locks at once";

    private static final int MAX_VALUES = 1_000;
    private static final int MAX_CHARACTERS = 100_000;

    private final String name;
    private final long version;
    private final ObjectNode values;
    private final List<String> locks;

    /** By the definition that it was last asked for: it is the same for all below. */
    private volatile @Nullable Contribution contribution;

    /**
     * What one level sets.
     *
     * @param name a tenant's id, or {@link #PLATFORM}
     * @param version of its overrides, from 1; 0 if it has none
     * @param values not to be changed; what is sealed stands there as a {@link Sealed} node
     * @param locks pointers to what no level below may set
     */
    public Level(String name, long version, ObjectNode values, List<String> locks) {
        this.name = name;
        this.version = version;
        this.values = values;
        this.locks = List.copyOf(locks);
    }

    /** One that sets nothing. */
    public static Level empty(String name) {
        return new Level(name, 0, Documents.empty(), List.of());
    }

    /** A tenant's id, or {@link #PLATFORM}. */
    public String name() {
        return name;
    }

    /** Of its overrides, from 1; 0 if it has none. */
    public long version() {
        return version;
    }

    /** Not to be changed. */
    public ObjectNode values() {
        return values;
    }

    /** Pointers to what no level below may set. */
    public List<String> locks() {
        return locks;
    }

    /**
     * The next version after a change.
     *
     * @param patch a merge patch (RFC 7396) on the values
     * @param locked pointers to lock
     * @param unlocked pointers not to lock any more
     */
    public Level patched(ObjectNode patch, Collection<String> locked, Collection<String> unlocked) {
        Collection<String> changed = new TreeSet<>(locks);
        changed.addAll(locked);
        changed.removeAll(unlocked);
        return new Level(name, version + 1, Documents.patched(values, patch), List.copyOf(changed));
    }

    /** What is wrong with the measures of what it sets. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = Documents.flaws("overrides", values);
        return flaws.isEmpty() ? tooMuch() : flaws;
    }

    /** An event must find room in a commit, with each pointer written out. */
    private List<Flaw> tooMuch() {
        Set<String> pointers = Documents.values(values).keySet();
        long characters = pointers.stream().mapToLong(String::length).sum();
        return pointers.size() > MAX_VALUES || characters > MAX_CHARACTERS
                ? List.of(new Flaw(
                        Pointers.ROOT,
                        Integer.toString(pointers.size()),
                        "at most " + MAX_VALUES + " values, their pointers at most " + MAX_CHARACTERS
                                + " characters together"))
                : List.of();
    }

    Origin origin() {
        return new Origin(name, version);
    }

    boolean isEmpty() {
        return values.isEmpty() && locks.isEmpty();
    }

    Contribution contribution(Definition definition) {
        @Nullable Contribution known = contribution;
        if (known == null || known.definition() != definition) {
            known = Contribution.of(definition, values);
            contribution = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Level level
                && name.equals(level.name)
                && version == level.version
                && values.equals(level.values)
                && locks.equals(level.locks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, values, locks);
    }

    /** Without the values: they may be secret, and not sealed yet. */
    @Override
    public String toString() {
        return name + " at " + version + ", locks " + locks;
    }
}

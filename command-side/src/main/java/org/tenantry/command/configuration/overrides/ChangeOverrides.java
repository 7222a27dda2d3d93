package org.tenantry.command.configuration.overrides;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.Confidential;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Level;
import tools.jackson.databind.node.ObjectNode;

/** Asks for what a level sets to be changed. */
sealed interface ChangeOverrides extends Confidential {
    OverridesId id();

    /** What holds for the namespace. */
    Definition definition();

    @Nullable String comment();

    /** The sequence of the last event that the caller knows of; null for any. */
    @Nullable Long expectedSequence();

    /**
     * What the level is to set.
     *
     * @param present what it sets
     * @param versions what it set in each version that there was
     */
    Level wanted(Level present, LongFunction<Level> versions);

    /** Where secrets are given, in clear. */
    Set<String> secretsGiven();

    @Override
    default boolean isConfidential() {
        return !secretsGiven().isEmpty();
    }

    /** The version whose state it is to have again; null for one of its own. */
    default @Nullable Long restored() {
        return null;
    }

    /**
     * By a merge patch.
     *
     * @param values the patch (RFC 7396)
     * @param locks what to lock, and what not to lock any more
     * @param unlocks pointers that are not to be locked any more
     */
    record Patch(
            OverridesId id,
            Definition definition,
            ObjectNode values,
            List<String> locks,
            List<String> unlocks,
            @Nullable String comment,
            @Nullable Long expectedSequence)
            implements ChangeOverrides {
        @Override
        public Level wanted(Level present, LongFunction<Level> versions) {
            return present.patched(values, locks, unlocks);
        }

        @Override
        public Set<String> secretsGiven() {
            return Documents.values(values).entrySet().stream()
                    .filter(value -> definition.marks().isSecret(value.getKey(), value.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Without the values. */
        @Override
        public String toString() {
            return "Patch[" + id + "]";
        }
    }

    /**
     * By giving it the state of an earlier version again.
     *
     * @param version from 1, or 0 for the state in which it sets nothing
     */
    record Restore(
            OverridesId id,
            Definition definition,
            long version,
            @Nullable String comment,
            @Nullable Long expectedSequence)
            implements ChangeOverrides {
        @Override
        public Level wanted(Level present, LongFunction<Level> versions) {
            VersionMustExist.check(version, present.version());
            Level earlier = versions.apply(version);
            return new Level(present.name(), present.version() + 1, earlier.values(), earlier.locks());
        }

        @Override
        public Long restored() {
            return version;
        }

        @Override
        public Set<String> secretsGiven() {
            return new TreeSet<>();
        }
    }
}

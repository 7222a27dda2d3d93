package org.tenantry.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next sequence of the aggregates lately seen, true as of the head: every commit that moves the
 * head passes through here. Others are asked of the store.
 */
final class AggregateSequences {
    private static final int MAX_AGGREGATES = 20_000;

    private final CommitStore store;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_AGGREGATES;
        }
    };

    AggregateSequences(CommitStore store) {
        this.store = store;
    }

    void observe(Commit commit) {
        known.put(commit.aggregate(), commit.nextSequence());
    }

    /**
     * The first guard that does not hold after the head and after the commits that come before in
     * the same batch.
     */
    Optional<Guard> firstBroken(List<Guard> guards, Map<String, Long> batch) {
        return guards.stream().filter(guard -> isBroken(guard, batch)).findFirst();
    }

    private boolean isBroken(Guard guard, Map<String, Long> batch) {
        @Nullable Long next = batch.get(guard.aggregate());
        if (next == null) {
            next = known.get(guard.aggregate());
        }
        if (next == null) {
            next = store.readCommits(List.of(new CommitStore.Key.BySequence(guard.aggregate(), guard.next()))).stream()
                    .findFirst()
                    .map(Commit::nextSequence)
                    .orElse(guard.next());
            known.put(guard.aggregate(), next);
        }
        return next > guard.next();
    }
}

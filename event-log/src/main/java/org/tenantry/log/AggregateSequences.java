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
    private final CommitStore store;
    private final int maxAggregates;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > maxAggregates;
        }
    };

    AggregateSequences(CommitStore store, int maxAggregates) {
        this.store = store;
        this.maxAggregates = maxAggregates;
    }

    void observe(Commit commit) {
        known.put(commit.aggregate(), commit.nextSequence());
    }

    /** Forgets all: what was known may have changed unseen. */
    void forget() {
        known.clear();
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
        return next == null ? isBrokenInTheStore(guard) : next > guard.next();
    }

    /** Only that there is nothing more is worth remembering: of what is found, more may follow. */
    private boolean isBrokenInTheStore(Guard guard) {
        boolean broken = !store.readCommits(List.of(new CommitStore.Key.BySequence(guard.aggregate(), guard.next())))
                .isEmpty();
        if (!broken) {
            known.put(guard.aggregate(), guard.next());
        }
        return broken;
    }
}

package org.tenantry.audit.replay;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.log.Commit;

/** Commits that are written together. Bounded as the log's own batches and transactions are, and by the pace. */
final class Batch {
    private static final int MAX_COMMITS = 100;
    private static final int MAX_EVENTS = 500;
    private static final int MAX_CHARACTERS = 2_000_000;

    private final long maxEvents;
    private final List<Commit> commits = new ArrayList<>();
    private int events;
    private int characters;

    /** @param atOnce so many events at most, if a commit has not more */
    Batch(long atOnce) {
        this.maxEvents = Math.max(1, Math.min(MAX_EVENTS, atOnce));
    }

    void add(Commit commit) {
        commits.add(commit);
        events += commit.events().size();
        characters += commit.events().stream()
                .mapToInt(event -> event.payload().length())
                .sum();
    }

    /** Whether it is to be written before more is added. */
    boolean isFull() {
        return commits.size() >= MAX_COMMITS || events >= maxEvents || characters >= MAX_CHARACTERS;
    }

    boolean isEmpty() {
        return commits.isEmpty();
    }

    int events() {
        return events;
    }

    List<Commit> commits() {
        return List.copyOf(commits);
    }

    /** After it was written. */
    void clear() {
        commits.clear();
        events = 0;
        characters = 0;
    }
}

package org.tenantry.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.CommitStore.Outcome;

/** Makes sure that a commit of which nobody knows what became can never be stored. */
final class Fencing {
    private static final int MAX_ATTEMPTS = 10;

    private Fencing() {}

    /**
     * Fences a commit off by taking its id. It may be repeated.
     *
     * @return the commit, if it is stored: then it stays
     * @throws LogUnavailableException if it is not known whether that was done
     */
    static Optional<Commit> fence(CommitStore store, String commit) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            switch (store.insert(List.of(Commit.fence(commit)))) {
                case Outcome.Stored() -> {
                    return Optional.empty();
                }
                case Outcome.Duplicate(int index) -> {
                    List<Commit> found = store.readCommits(List.of(new CommitStore.Key.ById(commit)));
                    if (!found.isEmpty()) {
                        return found.stream().filter(there -> !there.isFence()).findFirst();
                    } // else what was in the way was rolled back
                }
                case Outcome.NotSent(RuntimeException cause) -> throw unavailable(commit, cause);
                case Outcome.Unknown(RuntimeException cause) -> throw unavailable(commit, cause);
                case Outcome.Refused(int index, String reason) ->
                    throw new IllegalStateException("a fence is refused: " + reason);
            }
        }
        throw unavailable(commit, null);
    }

    private static LogUnavailableException unavailable(String commit, @Nullable RuntimeException cause) {
        return new LogUnavailableException("commit " + commit + " may or may not be fenced off", cause);
    }
}

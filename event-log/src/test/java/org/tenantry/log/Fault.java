package org.tenantry.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tenantry.log.CommitStore.Outcome;

/** What the log's writer must not do: each is put in on purpose, to see that the simulation notices. */
enum Fault {
    NONE,
    /** A commit whose outcome is unknown is taken for not sent, and so gets another position. */
    RENUMBERS_AFTER_AN_UNKNOWN_OUTCOME,
    /** The head moves over what the primary has, whether a majority has it or not. */
    MOVES_THE_HEAD_BEFORE_A_MAJORITY_HAS_IT,
    /** An occupied position is stepped past, although what stands there is not committed. */
    STEPS_PAST_AN_OCCUPIED_POSITION,
    /** What a guard excludes is looked for when the commit is decided, and not where it gets its position. */
    CHECKS_GUARDS_AT_SUBMISSION_ONLY,
    /** What a guard excludes is looked for by majority reads, which a new primary may answer from the past. */
    LOOKS_FOR_GUARDS_IN_THE_PAST;

    CommitStore storeOf(SimulatedReplicaSet replicaSet) {
        CommitStore right = replicaSet.client();
        return switch (this) {
            case NONE, CHECKS_GUARDS_AT_SUBMISSION_ONLY -> right;
            case RENUMBERS_AFTER_AN_UNKNOWN_OUTCOME ->
                new Wrapped(right) {
                    @Override
                    public Outcome insert(List<Commit> commits) {
                        Outcome outcome = super.insert(commits);
                        return outcome instanceof Outcome.Unknown(RuntimeException cause)
                                ? new Outcome.NotSent(cause)
                                : outcome;
                    }
                };
            case MOVES_THE_HEAD_BEFORE_A_MAJORITY_HAS_IT -> replicaSet.clientThatIsAnsweredByThePrimaryAlone();
            case STEPS_PAST_AN_OCCUPIED_POSITION ->
                new Wrapped(right) {
                    @Override
                    public List<Commit> readPositions(long from, int positions) {
                        return replicaSet.stored().stream()
                                .filter(commit -> commit.position() >= from && commit.position() - from < positions)
                                .toList();
                    }
                };
            case LOOKS_FOR_GUARDS_IN_THE_PAST ->
                new Wrapped(right) {
                    @Override
                    public List<Commit> readCommits(Collection<? extends Key> keys) {
                        return super.readPositions(0, Integer.MAX_VALUE).stream()
                                .filter(commit -> keys.contains(new Key.ById(commit.id()))
                                        || keys.contains(new Key.BySequence(commit.aggregate(), commit.sequence())))
                                .toList();
                    }
                };
        };
    }

    /** What reaches the log of what was submitted. */
    NewCommit submitted(NewCommit commit) {
        return this == CHECKS_GUARDS_AT_SUBMISSION_ONLY
                ? new NewCommit(
                        commit.id(),
                        commit.key(),
                        commit.aggregate(),
                        commit.sequence(),
                        commit.metadata(),
                        commit.events(),
                        List.of())
                : commit;
    }

    private static class Wrapped implements CommitStore {
        private final CommitStore wrapped;

        Wrapped(CommitStore wrapped) {
            this.wrapped = wrapped;
        }

        @Override
        public Outcome insert(List<Commit> commits) {
            return wrapped.insert(commits);
        }

        @Override
        public List<Commit> readPositions(long from, int positions) {
            return wrapped.readPositions(from, positions);
        }

        @Override
        public Optional<Commit> last() {
            return wrapped.last();
        }

        @Override
        public List<Commit> readCommits(Collection<? extends Key> keys) {
            return wrapped.readCommits(keys);
        }
    }
}

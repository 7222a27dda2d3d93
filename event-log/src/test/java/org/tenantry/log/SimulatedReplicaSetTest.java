package org.tenantry.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** While all is calm, it is a store as any other. */
class SimulatedReplicaSetTest implements CommitStoreContract {
    @Override
    public CommitStore store() {
        return new Played();
    }

    /** Plays each call until it has its answer. */
    private static final class Played implements CommitStore {
        private final Schedule schedule = new Schedule(1);
        private final CommitStore client = new SimulatedReplicaSet(schedule, Weather.CALM).client();

        @Override
        public Outcome insert(List<Commit> commits) {
            return play(store -> store.insert(commits));
        }

        @Override
        public List<Commit> readPositions(long from, int positions) {
            return play(store -> store.readPositions(from, positions));
        }

        @Override
        public List<Commit> readCommits(Collection<? extends Key> keys) {
            return play(store -> store.readCommits(keys));
        }

        @Override
        public Optional<Commit> last() {
            return play(CommitStore::last);
        }

        private <T> T play(Function<CommitStore, T> call) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            schedule.start("call", () -> answer.complete(call.apply(client)));
            schedule.runFor(Duration.ofSeconds(1));
            return answer.resultNow();
        }
    }
}

package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenantry.log.CommitStore.Key.ById;
import org.tenantry.log.CommitStore.Key.BySequence;
import org.tenantry.log.CommitStore.Outcome;

/** What every store of a partition does while nothing fails. */
interface CommitStoreContract {
    Head GENESIS = new Head(0, Chain.genesis("log", 1, 2), Instant.EPOCH);
    Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");

    /** An empty one. */
    CommitStore store();

    @Test
    default void whatIsInsertedIsReadAsItIs() {
        CommitStore store = store();
        List<Commit> commits = chain(Commits.of("a", 0), Commits.ofTwo("b", 0), Commits.of("a", 1));

        assertThat(store.insert(commits)).isEqualTo(new Outcome.Stored());

        assertThat(store.readPositions(0, 200)).isEqualTo(commits);
        assertThat(store.last()).contains(commits.get(2));
    }

    @Test
    default void anEmptyStoreHasNothing() {
        CommitStore store = store();

        assertThat(store.readPositions(0, 200)).isEmpty();
        assertThat(store.readCommits(List.of(new ById("a@0"), new BySequence("a", 0))))
                .isEmpty();
        assertThat(store.last()).isEmpty();
    }

    @Test
    default void aWindowHasTheCommitsThatBeginInIt() {
        CommitStore store = store();
        List<Commit> commits = chain(Commits.ofTwo("a", 0), Commits.ofTwo("b", 0), Commits.ofTwo("c", 0));
        store.insert(commits);

        assertThat(store.readPositions(1, 3)).containsExactly(commits.get(1));
        assertThat(store.readPositions(2, 3)).containsExactly(commits.get(1), commits.get(2));
        assertThat(store.readPositions(6, 3)).isEmpty();
    }

    @Test
    default void aPositionIsTakenOnce() {
        CommitStore store = store();
        List<Commit> stored = chain(Commits.of("a", 0), Commits.of("b", 0));
        List<Commit> late = chain(Commits.of("c", 0), Commits.of("d", 0));
        store.insert(stored);

        assertThat(store.insert(late)).isEqualTo(new Outcome.Duplicate(0));
        assertThat(store.readPositions(0, 200)).isEqualTo(stored);
    }

    @Test
    default void anIdIsTakenOnceAndWhatIsBeforeItIsStored() {
        CommitStore store = store();
        List<Commit> commits =
                chain(Commits.of("a", 0), Commits.of("b", 0), Commits.of("a@0", "c", 0), Commits.of("d", 0));

        assertThat(store.insert(commits)).isEqualTo(new Outcome.Duplicate(2));
        assertThat(store.readPositions(0, 200)).isEqualTo(commits.subList(0, 2));
    }

    @Test
    default void aSequenceIsTakenOnceAndWhatIsBeforeItIsStored() {
        CommitStore store = store();
        List<Commit> commits =
                chain(Commits.of("a", 0), Commits.of("b", 0), Commits.of("other", "a", 0), Commits.of("d", 0));

        assertThat(store.insert(commits)).isEqualTo(new Outcome.Duplicate(2));
        assertThat(store.readPositions(0, 200)).isEqualTo(commits.subList(0, 2));
    }

    @Test
    default void commitsAreFoundByIdAndBySequence() {
        CommitStore store = store();
        List<Commit> commits = chain(Commits.ofTwo("a", 0), Commits.of("b", 0), Commits.of("a", 2));
        store.insert(commits);

        assertThat(store.readCommits(List.of(new ById("b@0")))).containsExactly(commits.get(1));
        assertThat(store.readCommits(List.of(new BySequence("a", 2)))).containsExactly(commits.get(2));
        assertThat(store.readCommits(List.of(new BySequence("a", 1), new ById("none"))))
                .isEmpty();
        assertThat(store.readCommits(List.of(new ById("a@0"), new BySequence("b", 0))))
                .containsExactlyInAnyOrder(commits.get(0), commits.get(1));
    }

    @Test
    default void aHundredAreInsertedAtOnce() {
        CommitStore store = store();
        NewCommit[] many = new NewCommit[PartitionAppender.MAX_BATCH];
        for (int i = 0; i < many.length; i++) {
            many[i] = Commits.of("a", i);
        }

        assertThat(store.insert(chain(many))).isEqualTo(new Outcome.Stored());
        assertThat(store.readPositions(0, 200)).hasSize(many.length);
    }

    @Test
    default void aFenceTakesAnIdAndNoPosition() {
        CommitStore store = store();

        assertThat(Fencing.fence(store, "a@0")).isEmpty();
        assertThat(Fencing.fence(store, "a@0")).isEmpty();

        assertThat(store.insert(chain(Commits.of("a", 0)))).isEqualTo(new Outcome.Duplicate(0));
        assertThat(store.insert(chain(Commits.of("b", 0)))).isEqualTo(new Outcome.Stored());
        assertThat(Fencing.fence(store, "b@0")).map(Commit::id).contains("b@0");
        assertThat(store.readPositions(0, 200)).extracting(Commit::id).containsExactly("b@0");
        assertThat(store.last()).map(Commit::id).contains("b@0");
    }

    private static List<Commit> chain(NewCommit... news) {
        List<Commit> commits = new ArrayList<>();
        Head head = GENESIS;
        for (NewCommit next : news) {
            Commit commit = Chain.link(head.hash(), head.position(), NOW, next);
            commits.add(commit);
            head = Head.after(commit);
        }
        return commits;
    }
}

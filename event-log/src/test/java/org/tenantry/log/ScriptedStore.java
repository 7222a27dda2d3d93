package org.tenantry.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.tenantry.log.CommitStore.Key.ById;
import org.tenantry.log.CommitStore.Key.BySequence;

/** A store in memory whose next inserts can be told how to fail. */
final class ScriptedStore implements CommitStore {
    private final List<Commit> commits = new ArrayList<>();
    private final Queue<Function<List<Commit>, Outcome>> script = new ArrayDeque<>();
    private final List<Commit> invisible = new ArrayList<>();
    private Runnable beforeCommitsAreRead = () -> {};

    /** What the next insert that has no earlier answer scripted does instead. */
    synchronized void next(Function<List<Commit>, Outcome> answer) {
        script.add(answer);
    }

    @Override
    public synchronized Outcome insert(List<Commit> batch) {
        Function<List<Commit>, Outcome> scripted = script.poll();
        return scripted == null ? put(batch) : scripted.apply(batch);
    }

    /** As a healthy server: in order, up to the first that is not unique. */
    synchronized Outcome put(List<Commit> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Commit commit = batch.get(i);
            if (all().stream().anyMatch(other -> collide(other, commit))) {
                return new Outcome.Duplicate(i);
            }
            commits.add(commit);
        }
        return new Outcome.Stored();
    }

    /** Stores what a majority does not have yet: it occupies its position, and is not read. */
    synchronized void putInvisibly(Commit commit) {
        invisible.add(commit);
    }

    synchronized void makeVisible() {
        commits.addAll(invisible);
        invisible.clear();
    }

    /** What happens each time that commits are asked for by their keys, just before they are looked up. */
    synchronized void beforeCommitsAreRead(Runnable happens) {
        beforeCommitsAreRead = happens;
    }

    synchronized List<Commit> commits() {
        return List.copyOf(commits);
    }

    @Override
    public synchronized List<Commit> readPositions(long from, int positions) {
        return commits.stream()
                .filter(commit -> commit.position() >= from && commit.position() < from + positions)
                .toList();
    }

    @Override
    public synchronized List<Commit> readCommits(Collection<? extends Key> keys) {
        beforeCommitsAreRead.run();
        return commits.stream()
                .filter(commit -> keys.contains(new ById(commit.id()))
                        || keys.contains(new BySequence(commit.aggregate(), commit.sequence())))
                .toList();
    }

    @Override
    public synchronized Optional<Commit> last() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.get(commits.size() - 1));
    }

    private List<Commit> all() {
        List<Commit> all = new ArrayList<>(commits);
        all.addAll(invisible);
        return all;
    }

    private static boolean collide(Commit one, Commit other) {
        return one.position() == other.position()
                || one.id().equals(other.id())
                || (one.aggregate().equals(other.aggregate()) && one.sequence() == other.sequence());
    }
}

package org.tenantry.log;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.log.CommitStore.Key.ById;
import org.tenantry.log.CommitStore.Key.BySequence;
import org.tenantry.log.CommitStore.Outcome;

/**
 * Brings a batch to its end: inserts it, and when that does not simply succeed, finds out by reading
 * what became of it.
 *
 * <p>The rule that keeps the log gapless and loses nothing: a commit that was sent is given another
 * position only when another's commit stands where the first unsettled one would be (an ordered
 * insert stops there, now and whenever it arrives), or when the server itself refused it.
 */
final class BatchSettlement {
    private static final Logger log = LoggerFactory.getLogger(BatchSettlement.class);

    private final CommitStore store;
    private final PartitionReader reader;
    private final int window;
    private final MovingHead head;
    private final Time time;
    private final PartitionMetrics metrics;
    private final Courtesy courtesy;

    /**
     * Settles batches.
     *
     * @param window how many positions a loser reads on at once: one by one, it never catches up with
     *     a busy winner
     */
    BatchSettlement(CommitStore store, int window, MovingHead head, Time time, PartitionMetrics metrics) {
        this.store = store;
        this.reader = new PartitionReader(store);
        this.window = window;
        this.head = head;
        this.time = time;
        this.metrics = metrics;
        this.courtesy = new Courtesy(time);
    }

    /**
     * Answers every append of the batch that is stored or refused.
     *
     * @param backoff of the appends' whole way, batch after batch
     * @return those that surely are not stored and must be numbered again
     */
    List<PendingAppend> settle(Batch batch, Backoff backoff) throws InterruptedException {
        boolean inDoubt = false;
        int first = 0;
        while (true) {
            long begun = time.nanos();
            Outcome outcome = store.insert(batch.commitsFrom(first));
            Duration took = Duration.ofNanos(time.nanos() - begun);
            if (outcome instanceof Outcome.NotSent(RuntimeException cause) && !inDoubt) {
                if (backoff.isFresh()) {
                    log.warn("Nothing could be sent to MongoDB, which is tried again: {}", cause.getMessage());
                }
                List<PendingAppend> rest = batch.notStoredFrom(first);
                backoff.pause();
                return rest;
            }
            Settled settled = switch (outcome) {
                case Outcome.Stored() -> allStored(batch, first, took);
                case Outcome.Duplicate(int index) -> occupiedAt(batch, first, first + index);
                case Outcome.Refused(int index, String reason) -> refusedAt(batch, first, first + index, reason);
                case Outcome.Unknown(RuntimeException cause) -> doubtful(batch, first, cause, backoff);
                case Outcome.NotSent(RuntimeException cause) ->
                    doubtful(batch, first, cause, backoff); // an earlier insert was sent
            };
            if (settled.decided()) {
                List<PendingAppend> rest = batch.notStoredFrom(settled.next());
                metrics.renumbered(rest.size());
                return rest;
            }
            first = settled.next();
            inDoubt = true;
            backoff.pause();
        }
    }

    /** Up to {@code next} the batch is answered; if decided, nothing from there on can be stored any more. */
    private record Settled(int next, boolean decided) {}

    private Settled allStored(Batch batch, int first, Duration took) throws InterruptedException {
        for (int i = first; i < batch.size(); i++) {
            confirm(batch, i);
        }
        giveWay(batch, courtesy.pauseAfterInsert(took));
        return new Settled(batch.size(), true);
    }

    private void giveWay(Batch stored, Duration pause) throws InterruptedException {
        if (pause.isPositive()) {
            time.sleep(pause);
            readOn(stored, stored.size());
        }
    }

    private Settled doubtful(Batch batch, int first, RuntimeException cause, Backoff backoff)
            throws InterruptedException {
        if (backoff.isFresh()) {
            log.warn("The outcome of an append is unknown, and is looked up: {}", cause.getMessage());
        }
        metrics.unknownOutcome();
        return readOn(batch, first);
    }

    /** The server will never take the commit at {@code refused}, and stored none after it. */
    private Settled refusedAt(Batch batch, int first, int refused, String reason) throws InterruptedException {
        log.error("MongoDB refuses commit {}: {}", batch.commit(refused).id(), reason);
        Settled settled = readOn(batch, first);
        if (settled.decided() || settled.next() != refused) {
            return settled; // the commits before it are not yet stored by a majority
        }
        batch.append(refused)
                .refused(new AppendException.NotStored("MongoDB refuses the commit as it is: " + reason, null));
        return new Settled(refused + 1, true);
    }

    /**
     * Something unique in the commit at {@code occupied} is taken, so that neither it nor any after
     * it was stored by this insert. By whom is found by reading.
     */
    private Settled occupiedAt(Batch batch, int first, int occupied) throws InterruptedException {
        metrics.collision();
        Settled settled = readOn(batch, first);
        if (settled.decided() || settled.next() != occupied) {
            return settled; // the commits before it are not yet stored by a majority
        }
        NewCommit commit = batch.append(occupied).commit();
        List<Commit> others = ask(() -> store.readCommits(
                List.of(new ById(commit.id()), new BySequence(commit.aggregate(), commit.sequence()))));
        for (Commit other : others) {
            if (other.hash().equals(batch.commit(occupied).hash())) {
                return settled; // this very commit, of an earlier insert, seen by a majority since it was read on
            }
            if (other.isFence()) {
                batch.append(occupied).refused(new AppendException.Fenced(commit.id()));
                return new Settled(occupied + 1, true);
            }
            if (other.id().equals(commit.id())) {
                batch.append(occupied).stored(other, true);
                return new Settled(occupied + 1, true);
            }
        }
        if (!others.isEmpty()) {
            batch.append(occupied).refused(new AppendException.SequenceTaken(commit));
            return new Settled(occupied + 1, true);
        }
        return settled; // its position is occupied by what a majority does not have yet: wait for it
    }

    /** Reads on from the head, over what is there of this batch and over what others wrote. */
    private Settled readOn(Batch batch, int first) throws InterruptedException {
        long begun = time.nanos();
        int next = first;
        boolean overtaken = false;
        long windowEnd;
        do {
            long from = head.get().position();
            windowEnd = from + window;
            for (Commit found : ask(() -> reader.read(from, window))) {
                if (!overtaken
                        && next < batch.size()
                        && found.hash().equals(batch.commit(next).hash())) {
                    confirm(batch, next++);
                } else {
                    overtaken = true;
                    head.advance(found);
                }
            }
            boolean decided = overtaken || next == batch.size();
            if (decided && head.get().position() >= windowEnd) {
                ask(store::last).ifPresent(head::jump); // others have written much: no need to see it all
            }
        } while (head.get().position() >= windowEnd);
        courtesy.hasRead(Duration.ofNanos(time.nanos() - begun), overtaken);
        return new Settled(next, overtaken || next == batch.size());
    }

    private void confirm(Batch batch, int index) {
        head.advance(batch.commit(index));
        batch.append(index).stored(batch.commit(index), false);
    }

    /** Asks until there is an answer: a batch that was sent cannot be let go of. */
    private <T> T ask(Supplier<T> question) throws InterruptedException {
        Backoff backoff = new Backoff(time);
        while (true) {
            try {
                return question.get();
            } catch (LogUnavailableException e) {
                if (backoff.isFresh()) {
                    log.warn("Settling an append waits: {}", e.getMessage());
                }
                backoff.pause();
            }
        }
    }
}

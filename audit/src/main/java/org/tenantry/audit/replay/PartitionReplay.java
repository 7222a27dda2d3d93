package org.tenantry.audit.replay;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tenantry.audit.replay.ReplayCheckpoint.Part;
import org.tenantry.audit.replay.Target.End;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;
import org.tenantry.log.Head;
import org.tenantry.log.StoredLog;

/** Fills one partition: derives what it must hold, and writes what is not there. */
final class PartitionReplay {
    private final StoredLog log;
    private final ReplayCheckpoint replay;
    private final Part part;
    private final Target target;
    private final End found;
    private final Consumer<End> reached;
    private End end;
    private long leftOut;
    private long written;

    /** @param reached is told how far it came, whenever something was written */
    PartitionReplay(StoredLog log, ReplayCheckpoint replay, Part part, Target target, Consumer<End> reached) {
        this.log = log;
        this.replay = replay;
        this.part = part;
        this.target = target;
        this.reached = reached;
        this.found = target.end(part.partition());
        this.end = found;
        if (found.position() < part.position()) {
            throw new IllegalStateException("the target ends at " + place(found.position()) + ", and had events up to "
                    + place(part.position() - 1) + ": was it emptied? Begin with a new one, and a new checkpoint");
        }
    }

    /** How many events were read that are not in the copy. */
    long leftOut() {
        return leftOut;
    }

    long written() {
        return written;
    }

    /** How many were there before. */
    long there() {
        return found.position();
    }

    /**
     * Until all is there.
     *
     * @param progress is told of so many events more that were read
     * @return false if it was to stop before
     */
    boolean run(Pace pace, BooleanSupplier isToStop, LongConsumer progress) throws InterruptedException {
        boolean isFromEnd = replay.selection().isOfAll() && found.position() > 0;
        Head from = isFromEnd ? sourceAtEnd() : sourceAtBeginning();
        progress.accept(from.position() - part.from());
        Derivation derivation = new Derivation(
                replay.selection(),
                log.id(),
                part.partition(),
                from,
                isFromEnd ? from : Head.genesis(replay.log(), part.partition(), log.partitions()));
        Batch batch = new Batch(pace.atOnce());
        try (SourceCommits commits = new SourceCommits(log, part.partition(), from.position(), part.to())) {
            while (commits.hasNext() && !isToStop.getAsBoolean()) {
                Commit commit = commits.next();
                Optional<Commit> derived = derivation.next(commit);
                leftOut += commit.events().size()
                        - derived.map(one -> one.events().size()).orElse(0);
                derived.filter(this::isMissing).ifPresent(batch::add);
                if (batch.isFull() && !write(batch, pace, isToStop)) {
                    return false;
                }
                progress.accept(commit.events().size());
            }
            if (commits.hasNext() || !write(batch, pace, isToStop)) {
                return false;
            }
        }
        if (derivation.head().position() < found.position()) {
            throw foreign("it has more than that");
        }
        return true;
    }

    /** What is there of a copy of all is the log's own: no need to derive it. */
    private Head sourceAtEnd() {
        return log.commitWith(part.partition(), found.position() - 1)
                .filter(there -> there.end() == found.position()
                        && found.position() <= part.to()
                        && there.hash().hex().equals(found.hash()))
                .map(Head::after)
                .orElseThrow(() -> foreign("the log has not that"));
    }

    private Head sourceAtBeginning() {
        return part.from() == 0
                ? log.beginning(part.partition())
                : log.commitWith(part.partition(), part.from() - 1)
                        .map(Head::after)
                        .orElseThrow(() -> new IllegalStateException(
                                "the log has nothing at " + place(part.from() - 1) + ": is it another?"));
    }

    private boolean isMissing(Commit derived) {
        if (derived.end() == found.position() && !derived.hash().hex().equals(found.hash())) {
            throw foreign("by this replay it is " + derived.hash());
        }
        if (derived.position() < found.position() && derived.end() > found.position()) {
            throw foreign("this replay has a commit that begins before and ends behind");
        }
        return derived.position() >= found.position();
    }

    private IllegalStateException foreign(String why) {
        return new IllegalStateException("the target has what this replay did not write: it ends at "
                + place(found.position()) + " with the hash " + found.hash() + ", and " + why);
    }

    private boolean write(Batch batch, Pace pace, BooleanSupplier isToStop) throws InterruptedException {
        if (batch.isEmpty()) {
            return true;
        }
        if (!pace.await(batch.events(), isToStop)) {
            return false;
        }
        target.write(part.partition(), batch.commits());
        Commit last = batch.commits().getLast();
        written += batch.events();
        end = new End(last.end(), last.hash().hex());
        reached.accept(end);
        batch.clear();
        return true;
    }

    /** Where the copy ends. */
    Part reachedPart() {
        return part.reached(end);
    }

    private Position place(long position) {
        return new Position(part.partition(), position);
    }
}

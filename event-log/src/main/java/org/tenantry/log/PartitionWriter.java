package org.tenantry.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to a partition, one batch at a time: a batch starts exactly at the head, and the head moves
 * only over what a majority has.
 *
 * <p>Other processes write too. Whoever takes a position first has it; the others see a duplicate,
 * read on to the new head, and number what is left again. A batch whose outcome is unknown keeps
 * its positions: it is sent again as it is, until its commits are there or another's stand where
 * they would have been.
 *
 * <p>For one thread; {@link #head} is for all.
 */
final class PartitionWriter {
    /**
     * What a writer allows itself.
     *
     * @param aggregates how many aggregates' sequences are remembered for guards
     * @param window how many positions are read on at once
     */
    record Limits(int aggregates, int window) {
        static final Limits USUAL = new Limits(20_000, 200);
    }

    private static final Logger log = LoggerFactory.getLogger(PartitionWriter.class);
    private static final Duration CLOCK_WARNING = Duration.ofSeconds(5);
    private static final Duration CLOCK_REFUSAL = Duration.ofMinutes(1);

    private final int partition;
    private final Time time;
    private final AggregateSequences sequences;
    private final MovingHead head;
    private final BatchSettlement settlement;
    private final PartitionMetrics metrics;

    /**
     * A writer that begins at a head.
     *
     * @param headMoved is told of each new head
     */
    PartitionWriter(
            int partition,
            CommitStore store,
            Head head,
            Time time,
            Limits limits,
            PartitionMetrics metrics,
            Consumer<Head> headMoved) {
        this.partition = partition;
        this.time = time;
        this.metrics = metrics;
        this.sequences = new AggregateSequences(store, limits.aggregates());
        this.head = new MovingHead(head, sequences, headMoved);
        this.settlement = new BatchSettlement(store, limits.window(), this.head, time, metrics);
    }

    Head head() {
        return head.get();
    }

    /** Stores appends, or answers why not; returns when each has its answer. */
    void write(List<PendingAppend> appends) throws InterruptedException {
        Backoff backoff = new Backoff(time);
        List<PendingAppend> rest = appends;
        while (!rest.isEmpty()) {
            try {
                Batch batch = number(rest);
                metrics.batch(batch.size());
                rest = batch.size() == 0 ? List.of() : settlement.settle(batch, backoff);
            } catch (LogUnavailableException e) {
                if (backoff.isFresh()) {
                    log.warn("Partition {}: {}", partition, e.getMessage());
                }
                rest.forEach(PendingAppend::requeue); // numbering asks about guards before anything is sent
                backoff.pause();
            }
        }
    }

    /** Gives positions, times and hashes from the head on to all that may still be stored. */
    private Batch number(List<PendingAppend> appends) {
        Head end = head();
        Instant now = time.now();
        Duration behind = Duration.between(now, end.time());
        if (behind.compareTo(CLOCK_WARNING) > 0) {
            log.warn("Partition {}: this clock is {} ms behind the last commit's", partition, behind.toMillis());
        }
        List<PendingAppend> numbered = new ArrayList<>();
        List<Commit> commits = new ArrayList<>();
        Map<String, Long> batchSequences = new HashMap<>();
        for (PendingAppend append : appends) {
            if (!append.send()) {
                continue;
            }
            if (behind.compareTo(CLOCK_REFUSAL) > 0) {
                append.refused(new AppendException.NotStored(
                        "this node's clock is " + behind.toSeconds() + " s behind the log's last commit", null));
                continue;
            }
            Optional<Guard> broken = sequences.firstBroken(append.commit().guards(), batchSequences);
            if (broken.isPresent()) {
                append.refused(new AppendException.GuardBroken(broken.get()));
                continue;
            }
            Instant commitTime =
                    Instant.ofEpochMilli(Math.max(now.toEpochMilli(), end.time().toEpochMilli()));
            Commit commit = Chain.link(end.hash(), end.position(), commitTime, append.commit());
            numbered.add(append);
            commits.add(commit);
            batchSequences.put(commit.aggregate(), commit.nextSequence());
            end = Head.after(commit);
        }
        return new Batch(numbered, commits);
    }
}

package org.tenantry.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a partition in this process. It gathers what waits, writes it as one batch that
 * starts exactly at the head, and has one batch in flight; the head moves only over what a majority
 * has.
 *
 * <p>Other processes write too. Whoever takes a position first has it; the others see a duplicate,
 * read on to the new head, and number what is left again. A batch whose outcome is unknown keeps
 * its positions: it is sent again as it is, until its commits are there or another's stand where
 * they would have been.
 */
final class PartitionAppender implements AutoCloseable {
    static final int MAX_BATCH = 100;
    static final long MAX_BATCH_BYTES = 4_000_000;

    private static final Logger log = LoggerFactory.getLogger(PartitionAppender.class);
    private static final Duration CLOCK_WARNING = Duration.ofSeconds(5);
    private static final Duration CLOCK_REFUSAL = Duration.ofMinutes(1);

    private final int partition;
    private final LogSettings settings;
    private final InstantSource clock;
    private final AppendQueue queue;
    private final AggregateSequences sequences;
    private final BatchSettlement settlement;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition headMoved = lock.newCondition();
    private Head head;

    PartitionAppender(int partition, CommitStore store, Head head, LogSettings settings, InstantSource clock) {
        this.partition = partition;
        this.head = head;
        this.settings = settings;
        this.clock = clock;
        this.queue = new AppendQueue(settings.maxQueuedCommits(), settings.maxQueuedBytes());
        this.sequences = new AggregateSequences(store);
        this.settlement = new BatchSettlement(store, this::head, this::advance);
        this.thread = Thread.ofVirtual().name("log-appender-" + partition).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Stores a commit, or says why not. Blocks at most for deadline and grace. */
    Appended append(NewCommit commit) {
        PendingAppend append = new PendingAppend(commit, settings.deadline());
        if (!queue.offer(append)) {
            throw new AppendException.QueueFull(partition, settings.maxQueuedCommits(), settings.maxQueuedBytes());
        }
        return append.await(settings.grace());
    }

    Head head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this process knows of something stored at or beyond {@code position}, or the time is over. */
    void awaitHeadBeyond(long position, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (head.position() <= position && nanos > 0) {
                nanos = headMoved.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and ends when what waits has been answered or its deadline is over. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(settings.deadline().plus(settings.grace()))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            List<PendingAppend> taken = queue.take(MAX_BATCH, MAX_BATCH_BYTES);
            while (!taken.isEmpty()) {
                store(taken);
                taken = queue.take(MAX_BATCH, MAX_BATCH_BYTES);
            }
        } catch (InterruptedException e) {
            log.info("Appender of partition {} ends", partition);
        }
    }

    /** Brings appends to their end. A fault of ours ends them too, as a crash would, and never the appender. */
    private void store(List<PendingAppend> appends) throws InterruptedException {
        try {
            storeAll(appends);
        } catch (RuntimeException | Error e) {
            log.error("Partition {}: a batch is abandoned", partition, e);
            appends.forEach(PendingAppend::abandon);
            new Backoff().pause();
        }
    }

    private void storeAll(List<PendingAppend> appends) throws InterruptedException {
        Backoff backoff = new Backoff();
        List<PendingAppend> rest = appends;
        while (!rest.isEmpty()) {
            try {
                Batch batch = number(rest);
                rest = batch.size() == 0 ? List.of() : settlement.settle(batch);
            } catch (LogUnavailableException e) {
                log.warn("Partition {}: {}", partition, e.getMessage());
                rest.forEach(PendingAppend::requeue); // numbering asks about guards before anything is sent
                backoff.pause();
            }
        }
    }

    /** Gives positions, times and hashes from the head on to all that may still be stored. */
    private Batch number(List<PendingAppend> appends) {
        Head end = head();
        Instant now = clock.instant();
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
            Instant time =
                    Instant.ofEpochMilli(Math.max(now.toEpochMilli(), end.time().toEpochMilli()));
            Commit commit = Chain.link(end.hash(), end.position(), time, append.commit());
            numbered.add(append);
            commits.add(commit);
            batchSequences.put(commit.aggregate(), commit.nextSequence());
            end = Head.after(commit);
        }
        return new Batch(numbered, commits);
    }

    private void advance(Commit commit) {
        sequences.observe(commit);
        lock.lock();
        try {
            head = Head.after(commit);
            headMoved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package org.tenantry.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who appends to a partition in this process: it gathers what waits, and has it written as
 * one batch after another.
 */
final class PartitionAppender implements AutoCloseable {
    static final int MAX_BATCH = 100;
    static final long MAX_BATCH_BYTES = 4_000_000;

    private static final Logger log = LoggerFactory.getLogger(PartitionAppender.class);

    private final int partition;
    private final LogSettings settings;
    private final Time time;
    private final AppendQueue queue;
    private final PartitionMetrics metrics;
    private final PartitionWriter writer;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition headMoved = lock.newCondition();

    PartitionAppender(
            int partition, CommitStore store, Head head, LogSettings settings, Time time, MeterRegistry meters) {
        this.partition = partition;
        this.settings = settings;
        this.time = time;
        this.queue = new AppendQueue(settings.maxQueuedCommits(), settings.maxQueuedBytes());
        this.metrics = new PartitionMetrics(meters, partition, queue);
        this.writer = new PartitionWriter(
                partition, store, head, time, PartitionWriter.Limits.USUAL, metrics, moved -> signalHeadMoved());
        this.thread = Thread.ofVirtual().name("log-appender-" + partition).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Stores a commit, or says why not. Blocks at most for deadline and grace. */
    Appended append(NewCommit commit) {
        long begun = time.nanos();
        PendingAppend append = new PendingAppend(commit, settings.deadline(), time);
        if (!queue.offer(append)) {
            throw new AppendException.QueueFull(partition, settings.maxQueuedCommits(), settings.maxQueuedBytes());
        }
        Appended appended = append.await(settings.grace());
        metrics.appended(Duration.ofNanos(time.nanos() - begun));
        return appended;
    }

    Head head() {
        return writer.head();
    }

    /** Waits until this process knows of something stored at or beyond {@code position}, or the time is over. */
    void awaitHeadBeyond(long position, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (head().position() <= position && nanos > 0) {
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
                write(taken);
                taken = queue.take(MAX_BATCH, MAX_BATCH_BYTES);
            }
        } catch (InterruptedException e) {
            log.info("Appender of partition {} ends", partition);
        }
    }

    /** Brings appends to their end. A fault of ours ends them too, as a crash would, and never the appender. */
    private void write(List<PendingAppend> appends) throws InterruptedException {
        try {
            writer.write(appends);
        } catch (RuntimeException | Error e) {
            log.error("Partition {}: a batch is abandoned", partition, e);
            appends.forEach(PendingAppend::abandon);
            new Backoff(time).pause();
        }
    }

    private void signalHeadMoved() {
        lock.lock();
        try {
            headMoved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package org.tenantry.log;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A process that appends to the partition: its writer, and those who ask it to. */
final class SimulatedNode {
    private static final Duration DEADLINE = Duration.ofMillis(150);
    private static final Duration GRACE = Duration.ofMillis(150);
    private static final PartitionMetrics METRICS =
            new PartitionMetrics(new CompositeMeterRegistry(), 1, new AppendQueue(1, 1));
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Schedule schedule;
    private final CommitStore store;
    private final Time time;
    private final AppendQueue queue;
    private final int maxBatch;
    private final PartitionWriter writer;
    private final List<Schedule.Task> tasks = new ArrayList<>();
    private CompletableFuture<Boolean> arrival = new CompletableFuture<>();
    private boolean writing;

    /** A node that has just begun: it finds the head as it sees it. */
    SimulatedNode(Schedule schedule, CommitStore store, Head genesis, Consumer<Head> headMoved) {
        this.schedule = schedule;
        this.store = store;
        this.time = schedule.time(skew(schedule));
        this.queue = new AppendQueue(1 + schedule.random(8), 2_000);
        this.maxBatch = 1 + schedule.random(6);
        PartitionWriter.Limits limits = new PartitionWriter.Limits(1 + schedule.random(4), 1 + schedule.random(20));
        this.writer = new PartitionWriter(1, store, head(genesis), time, limits, METRICS, headMoved);
        tasks.add(schedule.start("writer", this::write));
    }

    /** Clocks differ, now and then by more than the log puts up with. */
    private static Duration skew(Schedule schedule) {
        return schedule.chance(0.05)
                ? Duration.ofMinutes(-2)
                : Duration.ofMillis(schedule.random(2_000)).minusSeconds(1);
    }

    private Head head(Head genesis) {
        Head head = genesis;
        for (Commit commit : readAll()) {
            head = Head.after(commit);
        }
        return head;
    }

    /** All that is visible to this node; nothing while the store does not answer. */
    List<Commit> readAll() {
        try {
            return new PartitionReader(store).read(0, Integer.MAX_VALUE);
        } catch (LogUnavailableException e) {
            return List.of();
        }
    }

    private void write() throws InterruptedException {
        while (true) {
            List<PendingAppend> taken = queue.poll(maxBatch, 1_000);
            if (taken.isEmpty()) {
                arrival = new CompletableFuture<>();
                time.await(arrival, IDLE);
            } else {
                writing = true;
                writer.write(taken);
                writing = false;
            }
        }
    }

    /** As {@link PartitionAppender#append}. */
    Appended append(NewCommit commit) {
        PendingAppend append = new PendingAppend(commit, DEADLINE, time);
        if (!queue.offer(append)) {
            throw new AppendException.QueueFull(1, 0, 0);
        }
        arrival.complete(true);
        return append.await(GRACE);
    }

    /** As {@link EventLog#fence}. */
    Optional<Commit> fence(String commit) {
        return Fencing.fence(store, commit);
    }

    /** Has somebody ask this node for something. */
    Schedule.Task start(String name, Schedule.Body body) {
        Schedule.Task task = schedule.start(name, body);
        tasks.add(task);
        return task;
    }

    boolean isWriting() {
        return writing;
    }

    void crash() {
        tasks.forEach(Schedule.Task::kill);
    }
}

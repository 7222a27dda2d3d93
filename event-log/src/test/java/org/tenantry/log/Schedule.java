package org.tenantry.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A world in which one thing happens at a time, in an order and at times that a seed decides. Tasks
 * are written as if they were threads; each runs until it waits for something, and time passes only
 * while all wait. The same seed gives the same schedule.
 */
final class Schedule {
    /** What a task does. */
    interface Body {
        void run() throws InterruptedException;
    }

    private record Event(long at, long order, Runnable happens) {}

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final List<Task> tasks = new ArrayList<>();
    private final Thread scheduler = Thread.currentThread();
    private final SplittableRandom random;
    private long now;
    private @Nullable Throwable failure;
    private volatile @Nullable Task running;

    Schedule(long seed) {
        this.random = new SplittableRandom(seed);
    }

    long nanos() {
        return now;
    }

    Instant now() {
        return BEGINNING.plusNanos(now);
    }

    /** Up to, and less than, a bound. */
    int random(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A random time, up to a bound. */
    Duration randomUpTo(Duration bound) {
        return Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
    }

    /** Has something happen after a time. What happens at one instant happens in random order. */
    void after(Duration delay, Runnable happens) {
        events.add(new Event(now + delay.toNanos(), random.nextLong(), happens));
    }

    /** Starts a task; it begins when the schedule gets to it. */
    Task start(String name, Body body) {
        Task task = new Task(name, body);
        tasks.add(task);
        after(Duration.ZERO, () -> resume(task));
        return task;
    }

    /**
     * Lets things happen for a time.
     *
     * @throws AssertionError if a task has failed
     */
    void runFor(Duration duration) {
        long end = now + duration.toNanos();
        while (!events.isEmpty() && events.element().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.happens().run();
            if (failure != null) {
                throw new AssertionError("a task failed", failure);
            }
        }
        now = end;
    }

    /** Ends every task where it stands. */
    void end() {
        tasks.forEach(Task::kill);
    }

    /** The time that passes here, by a clock on the wall that is wrong by so much. */
    Time time(Duration skew) {
        return new Time() {
            @Override
            public Instant now() {
                return Schedule.this.now().plus(skew);
            }

            @Override
            public long nanos() {
                return now;
            }

            @Override
            public void sleep(Duration duration) {
                Schedule.this.sleep(duration);
            }

            @Override
            public boolean await(CompletableFuture<?> answer, Duration timeout) {
                return Schedule.this.await(answer, timeout);
            }
        };
    }

    /** For the running task: waits. */
    void sleep(Duration duration) {
        Task task = running();
        long waiting = task.beginWaiting();
        after(duration, () -> task.wake(waiting));
        task.park();
    }

    /** For the running task: waits until there is an answer, but not longer than so; whether there is one. */
    boolean await(CompletableFuture<?> answer, Duration timeout) {
        if (!answer.isDone() && timeout.isPositive()) {
            Task task = running();
            long waiting = task.beginWaiting();
            CompletableFuture<?> _ =
                    answer.whenComplete((value, error) -> after(Duration.ZERO, () -> task.wake(waiting)));
            after(timeout, () -> task.wake(waiting));
            task.park();
        }
        return answer.isDone();
    }

    private Task running() {
        @Nullable Task task = running;
        if (task == null) {
            throw new IllegalStateException("only a task may wait");
        }
        return task;
    }

    /** Hands over to a task until it waits or ends. */
    private void resume(Task task) {
        if (!task.ended) {
            running = task;
            LockSupport.unpark(task.thread);
            while (running != null) {
                LockSupport.park(this);
            }
        }
    }

    /** Something that happens step by step. */
    final class Task {
        private final Thread thread;
        private long waiting;
        private volatile boolean killed;
        private volatile boolean ended;

        private Task(String name, Body body) {
            this.thread = Thread.ofVirtual().name(name).start(() -> run(body));
        }

        private void run(Body body) {
            try {
                awaitTurn();
                body.run();
            } catch (Killed e) {
                // as asked
            } catch (Throwable e) {
                failure = e;
            } finally {
                ended = true;
                running = null;
                LockSupport.unpark(scheduler);
            }
        }

        boolean ended() {
            return ended;
        }

        /** Ends it where it waits: it does nothing more. */
        void kill() {
            killed = true;
            resume(this);
        }

        private long beginWaiting() {
            return ++waiting;
        }

        /** Goes on, if it still waits for what has happened. */
        private void wake(long forWhat) {
            if (waiting == forWhat) {
                waiting++;
                resume(this);
            }
        }

        /** Hands back until it is woken. */
        private void park() {
            running = null;
            LockSupport.unpark(scheduler);
            awaitTurn();
        }

        private void awaitTurn() {
            while (running != this) {
                LockSupport.park(this);
            }
            if (killed) {
                throw new Killed();
            }
        }
    }

    /** Thrown through a task that is killed; not to be caught by what it runs. */
    private static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }
}

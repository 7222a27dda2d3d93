package org.tenantry.query.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.ProgressStore;

/** How far a projection has come, on whichever node: what a reader of its own write waits for. */
public final class ProjectionPositions implements Positions {
    /** How soon is noticed what another node has projected. What this node projects wakes the waiter. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ProgressStore progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ProjectionPositions(ProgressStore progress) {
        this.progress = progress;
    }

    @Override
    public long next(int partition) {
        return progress.load(partition).map(Place::position).orElse(0L);
    }

    @Override
    public boolean await(Position position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (next(position.partition()) <= position.offset()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            awaitChange();
        }
        return true;
    }

    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings({"WaitNotInLoop", "CheckReturnValue"}) // the caller's loop asks what is stored
    private void awaitChange() throws InterruptedException {
        lock.lock();
        try {
            changed.awaitNanos(LOOK.toNanos());
        } finally {
            lock.unlock();
        }
    }
}

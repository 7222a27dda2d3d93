package org.tenantry.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be appended to one partition: bounded by count and by size, in order of arrival. */
final class AppendQueue {
    private final int maxCommits;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PendingAppend> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    AppendQueue(int maxCommits, long maxBytes) {
        this.maxCommits = maxCommits;
        this.maxBytes = maxBytes;
    }

    /** Adds at the end; false if the queue is full or closed. */
    boolean offer(PendingAppend append) {
        lock.lock();
        try {
            int size = append.bytes();
            if (closed || waiting.size() >= maxCommits || bytes + size > maxBytes) {
                return false;
            }
            waiting.addLast(append);
            bytes += size;
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something and takes it, in order, as much as fits; at least one. Empty
     * only when the queue is closed and drained.
     */
    List<PendingAppend> take(int commits, long size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return poll(commits, size);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what there is, in order, as much as fits; at least one if there is one. */
    List<PendingAppend> poll(int commits, long size) {
        lock.lock();
        try {
            List<PendingAppend> taken = new ArrayList<>();
            long total = 0;
            while (!waiting.isEmpty() && taken.size() < commits) {
                int next = waiting.getFirst().bytes();
                if (!taken.isEmpty() && total + next > size) {
                    break;
                }
                total += next;
                taken.add(waiting.removeFirst());
            }
            bytes -= total;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

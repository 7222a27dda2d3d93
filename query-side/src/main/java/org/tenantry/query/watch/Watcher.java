package org.tenantry.query.watch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One who watches. What it is told waits in a queue until its line takes it; whose queue is full is cut off. Whoever
 * tells it something does not wait.
 */
public final class Watcher {
    private static final byte[] HEARTBEAT = ServerSentEvent.comment("here");
    private static final byte[] EXPIRED = ServerSentEvent.comment("the token has expired");

    /** Of what waits, beside its count: a caller may have hundreds of watchers that do not read. */
    private static final int MAX_BYTES = 250_000;

    private final Watched watched;
    private final String owner;
    private final Instant until;
    private final int room;
    private final Watchers watchers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> queue = new ArrayDeque<>(2);
    private int bytes;
    private @Nullable Deque<byte[]> missed;
    private @Nullable Line line;
    private boolean unflushed;
    private boolean ended;
    private long spoke = System.nanoTime();

    /**
     * One that listens to nothing yet, and is told what happens all the same.
     *
     * @param owner who watches
     * @param until the end of what permits it
     * @param room how much may wait
     */
    Watcher(Watched watched, String owner, Instant until, int room, Watchers watchers) {
        this.watched = watched;
        this.owner = owner;
        this.until = until;
        this.room = room;
        this.watchers = watchers;
    }

    public Watched watched() {
        return watched;
    }

    String owner() {
        return owner;
    }

    /** Whether what it is to hear first may wait for it. */
    public static boolean hasRoomFor(List<byte[]> first) {
        return first.stream().mapToInt(event -> event.length).sum() <= MAX_BYTES;
    }

    /**
     * Lets it listen.
     *
     * @param first what it hears before all that it was told meanwhile
     */
    void listen(Line to, List<byte[]> first) {
        lock.lock();
        try {
            missed = new ArrayDeque<>(first);
            bytes += first.stream().mapToInt(event -> event.length).sum();
            line = to;
            if (ended) {
                to.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells it something. */
    public void tell(byte[] event) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (queue.size() >= room || bytes + event.length > MAX_BYTES) {
                watchers.cutOff(this);
                end();
                return;
            }
            queue.add(event);
            bytes += event.length;
            drain();
        } finally {
            lock.unlock();
        }
    }

    /** Its line takes something again. */
    void ready() {
        lock.lock();
        try {
            drain();
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        @Nullable Line to = line;
        if (to == null || ended) {
            return;
        }
        try {
            while (to.isReady()) {
                byte @Nullable [] next = next();
                if (next != null) {
                    to.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    to.flush();
                    unflushed = false;
                    spoke = System.nanoTime();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            end(); // it went away, which concerns nobody else
        }
    }

    private byte @Nullable [] next() {
        byte @Nullable [] next = missed == null ? null : missed.poll();
        if (next == null) {
            missed = null;
            next = queue.poll();
        }
        bytes -= next == null ? 0 : next.length;
        return next;
    }

    /** Lets it hear, if it has heard nothing for a while, that the stream is alive; ends it when its time is over. */
    void tick(Instant now, Duration heartbeat) {
        lock.lock();
        try {
            if (now.isAfter(until)) {
                tell(EXPIRED);
                end();
            } else if (line != null && queue.isEmpty() && System.nanoTime() - spoke >= heartbeat.toNanos()) {
                spoke = System.nanoTime();
                tell(HEARTBEAT);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends its stream. */
    public void end() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                queue.clear();
                missed = null;
                watchers.remove(this);
                if (line != null) {
                    line.close();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}

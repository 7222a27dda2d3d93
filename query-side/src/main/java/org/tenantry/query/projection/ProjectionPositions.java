package org.tenantry.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.mongodb.MongoProgress;

/** How far a generation has come, on whichever node: what a reader of its own write waits for. */
final class ProjectionPositions implements Positions {
    /** How soon is noticed what another node has projected. What this node projects wakes the waiter. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Generation generation;
    private final MongoProgress progress;
    private final ParkedDocuments parked;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ProjectionPositions(Generation generation, MongoDatabase readModels) {
        this.generation = generation;
        this.progress = new MongoProgress(readModels.getCollection("progress"), generation.collection());
        this.parked = new ParkedDocuments(readModels);
    }

    MongoProgress progress() {
        return progress;
    }

    /** Up to where all of a partition is applied: to the first event that waits, or to the first that was not projected. */
    Optional<Place> applied(int partition) {
        Optional<Place> place = progress.load(partition);
        Optional<Parked> waiting = parked.first(generation.collection(), partition);
        return place.map(reached -> waiting.filter(one -> one.position().offset() < reached.position())
                .map(one -> new Place(
                        reached.log(), one.position().offset(), one.event().offset()))
                .orElse(reached));
    }

    /** The documents that are not as far as their partition. */
    Set<String> waiting(int partition) {
        return parked.ids(generation.collection(), partition);
    }

    /** Of each partition of which anything was projected, the position of the first event that is not. */
    Map<Integer, Long> all() {
        Map<Integer, Long> all = new TreeMap<>();
        progress.all().forEach((partition, place) -> all.put(partition, place.position()));
        return all;
    }

    /** How many events are projected, of all partitions. */
    long events() {
        return all().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether it has come as far as another had. */
    boolean hasReached(Map<Integer, Long> others) {
        Map<Integer, Long> own = all();
        return others.entrySet().stream().allMatch(other -> own.getOrDefault(other.getKey(), 0L) >= other.getValue());
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

    @Override
    public Optional<String> missing(Position position) {
        return parked.isAwaited(generation.collection(), position)
                ? Optional.of("events about there could not be applied to " + generation.projection()
                        + ", and wait for an operator")
                : Optional.empty();
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

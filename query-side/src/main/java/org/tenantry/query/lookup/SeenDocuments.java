package org.tenantry.query.lookup;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Reached;

/**
 * Documents of one read model, in memory. None is ever older than what this node has seen happen to it: what was seen is
 * kept until the read model has it, too. What is not known is read there.
 */
public final class SeenDocuments<D> {
    /** Of what is held, and of what was seen and is not in the read model yet. */
    private static final long MAX_WEIGHT = 64_000_000;

    /** What a document takes beside itself, about. */
    private static final int OVERHEAD = 150;

    /** So many at once; the rest waits, and often finds that it was read meanwhile. */
    private static final int MAX_READS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    /** @param document null if what happened does not tell it: then it is read when the read model has it */
    private record Seen<D>(
            Position position, long version, @Nullable D document, int weight) {}

    private final Function<Collection<String>, Map<String, Held<D>>> readModel;
    private final Cache<String, Held<D>> known = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((String id, Held<D> held) -> OVERHEAD + id.length() + held.weight())
            .build();
    private final ConcurrentMap<String, Seen<D>> seen = new ConcurrentHashMap<>();
    private final Semaphore reading = new Semaphore(MAX_READS);
    private final AtomicLong seenWeight = new AtomicLong();

    /** Counts how often something that was seen was forgotten, so that who reads meanwhile reads again. */
    private final AtomicLong forgotten = new AtomicLong();

    /** Counts how often all was to be read again. */
    private final AtomicLong readAgain = new AtomicLong();

    /** @param readModel those of some ids that are there */
    public SeenDocuments(Function<Collection<String>, Map<String, Held<D>>> readModel) {
        this.readModel = readModel;
    }

    /**
     * What is known of some ids, in their order.
     *
     * @throws LookupBehindException if the read model is too far behind what was seen
     */
    public List<Held<D>> get(List<String> ids) {
        List<Held<D>> held = new ArrayList<>(ids.size());
        for (String id : ids) {
            @Nullable Held<D> one = known.getIfPresent(id);
            if (one == null) {
                return read(ids);
            }
            held.add(one);
        }
        return held;
    }

    private List<Held<D>> read(List<String> ids) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<String, Held<D>> found = readOnce(ids, deadline);
            if (found.keySet().containsAll(ids)) {
                return ids.stream().map(id -> requireNonNull(found.get(id))).toList();
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw LookupBehindException.of(ids.stream()
                        .filter(id -> !found.containsKey(id))
                        .findFirst()
                        .orElseThrow());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** What is known; what is not, and was not read either by those who were before, is read. */
    private Map<String, Held<D>> readOnce(List<String> ids, long deadline) {
        if (!acquireRead(deadline)) {
            return known.getAllPresent(ids);
        }
        try {
            Map<String, Held<D>> found = new HashMap<>(known.getAllPresent(ids));
            Set<String> missing = new TreeSet<>(ids);
            missing.removeAll(found.keySet());
            if (!missing.isEmpty()) {
                found.putAll(load(missing));
            }
            return found;
        } finally {
            reading.release();
        }
    }

    private boolean acquireRead(long deadline) {
        try {
            return reading.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Those whose newest state is known now. */
    private Map<String, Held<D>> load(Set<String> ids) {
        long before = forgotten.get();
        Map<String, Held<D>> stored = readModel.apply(ids);
        Map<String, Held<D>> loaded = new HashMap<>();
        for (String id : ids) {
            Held<D> read = stored.getOrDefault(id, Held.none());
            @Nullable Held<D> newest = known.asMap().compute(id, (same, other) -> {
                if (forgotten.get() != before) {
                    return other; // what was seen may be forgotten since, and what was read older than that
                }
                Held<D> newer = other != null && other.version() > read.version() ? other : read;
                @Nullable Seen<D> happened = seen.get(id);
                if (happened == null || happened.version() <= newer.version()) {
                    return newer;
                }
                return happened.document() == null ? null : held(happened);
            });
            if (newest != null) {
                loaded.put(id, newest);
            }
        }
        return loaded;
    }

    private static <D> Held<D> held(Seen<D> seen) {
        return new Held<>(seen.version(), seen.document(), seen.weight());
    }

    /**
     * Tells what happened to a document. Waits while more was seen than there is room for, until the read model has some
     * of it.
     *
     * @param version of it from now on
     * @param document null if what happened does not tell it
     */
    public void happened(String id, Position position, long version, @Nullable D document, int weight)
            throws InterruptedException {
        while (seenWeight.get() > MAX_WEIGHT) {
            Thread.sleep(LOOK);
        }
        Seen<D> now = new Seen<>(position, version, document, weight);
        seen.compute(id, (same, earlier) -> {
            if (earlier != null && earlier.version() >= version) {
                return earlier;
            }
            seenWeight.addAndGet(weigh(now) - (earlier == null ? 0 : weigh(earlier)));
            return now;
        });
        // Not computeIfPresent: that does not wait for who is just putting something there.
        known.asMap().compute(id, (same, held) -> {
            if (held == null || held.version() >= version) {
                return held;
            }
            return document == null ? null : held(now);
        });
    }

    private static long weigh(Seen<?> seen) {
        return (long) OVERHEAD + seen.weight();
    }

    /** Reads all again when it is asked for: what is read is another, where the same versions may say something else. */
    void readAgain() {
        forgotten.incrementAndGet(); // before: who is reading the one that was read so far reads again
        known.invalidateAll();
        readAgain.incrementAndGet(); // behind: what is made of what was known is then of no use, either
    }

    /** Another number if what was known before may be something else now, though its version is the same. */
    public long timesReadAgain() {
        return readAgain.get();
    }

    /** The partitions of which something was seen that may not be in the read model yet. */
    Set<Integer> partitionsAwaited() {
        Set<Integer> partitions = new TreeSet<>();
        seen.values().forEach(one -> partitions.add(one.position().partition()));
        return partitions;
    }

    /**
     * Forgets what was seen and is in the read model. What waits there for an operator may be long: only that is kept.
     *
     * @param reached what of a partition is there
     */
    void stored(int partition, Reached reached) {
        Map<String, Seen<D>> there = new HashMap<>();
        seen.forEach((id, one) -> {
            if (one.position().partition() == partition
                    && one.position().offset() < reached.next()
                    && !reached.waiting().contains(id)) {
                there.put(id, one);
            }
        });
        if (!there.isEmpty()) {
            forgotten.incrementAndGet(); // before: who reads the same number again knows that nothing was forgotten
            there.forEach((id, one) -> {
                if (seen.remove(id, one)) {
                    seenWeight.addAndGet(-weigh(one));
                }
            });
        }
    }
}

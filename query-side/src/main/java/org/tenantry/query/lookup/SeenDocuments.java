package org.tenantry.query.lookup;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;

/**
 * Documents of one read model, in memory. None is ever older than what this node has seen happen to it: what was seen is
 * kept until the read model has it, too. What is not known is read there.
 */
public final class SeenDocuments<D> {
    /** Of what is held, and of what was seen and is not in the read model yet. */
    private static final long MAX_WEIGHT = 64_000_000;

    /** What a document takes beside itself, about. */
    private static final int OVERHEAD = 150;

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
    private final AtomicLong seenWeight = new AtomicLong();

    /** Counts how often something that was seen was forgotten, so that who reads meanwhile reads again. */
    private final AtomicLong forgotten = new AtomicLong();

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
        Map<String, Held<D>> found = new HashMap<>();
        while (true) {
            Set<String> missing = new TreeSet<>();
            for (String id : ids) {
                @Nullable Held<D> one = known.getIfPresent(id);
                if (one == null) {
                    missing.add(id);
                } else {
                    found.put(id, one);
                }
            }
            if (!missing.isEmpty()) {
                found.putAll(load(missing));
            }
            if (found.keySet().containsAll(ids)) {
                return ids.stream().map(found::get).toList();
            }
            if (System.nanoTime() > deadline) {
                missing.removeAll(found.keySet());
                throw new LookupBehindException(missing.iterator().next());
            }
            LockSupport.parkNanos(LOOK.toNanos());
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

    /** The partitions of which something was seen that may not be in the read model yet. */
    Set<Integer> partitionsAwaited() {
        Set<Integer> partitions = new TreeSet<>();
        seen.values().forEach(one -> partitions.add(one.position().partition()));
        return partitions;
    }

    /**
     * Forgets what was seen and is in the read model.
     *
     * @param next the position of the first event of a partition that may not be there
     */
    void stored(int partition, long next) {
        Map<String, Seen<D>> there = new HashMap<>();
        seen.forEach((id, one) -> {
            if (one.position().partition() == partition && one.position().offset() < next) {
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

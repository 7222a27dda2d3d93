package org.tenantry.query.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.projection.Served;
import org.tenantry.subscriber.BatchSubscription;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.SubscriptionSettings;

/**
 * The topic as this node sees it: all partitions, from where the read models stood when it started. It tells what happens
 * to those who hold documents, and what the read models have by now.
 */
public final class SeenTopic implements SmartLifecycle, Positions {
    private static final Logger log = LoggerFactory.getLogger(SeenTopic.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(5);

    /** Holds documents of one read model. */
    public interface Holder {
        /** Tells what happened, in the order of its partition. */
        void happened(PublishedEvent event) throws InterruptedException;

        /** Tells that something happened which cannot be read: what it happened to is not known until the read model tells. */
        void happenedUnreadably(EventEnvelope event) throws InterruptedException;

        /** What is held. */
        SeenDocuments<?> documents();

        /** The read model that they are documents of. */
        Served readModel();
    }

    /** Is told what this node has seen, after the holders. */
    public interface Listener {
        /** A partition's first event that this node will see is the next. */
        void begins(int partition, long next);

        /** Events of a partition, in its order; some may come again. Who listens does not wait here. */
        void seen(int partition, List<PublishedEvent> events);
    }

    private final List<Holder> holders;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final BatchSubscription subscription;
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final AtomicInteger partitions = new AtomicInteger();

    /** Whether all partitions were met: where each begins is told before the first event of any. */
    private volatile boolean allMet;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Holder, String> readFrom = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread forgetting = new Thread(this::forget, "lookup-forgetting");

    public SeenTopic(KafkaConnection kafka, String topic, Collection<? extends Holder> holders) {
        this.holders = List.copyOf(holders);
        this.subscription = BatchSubscription.of(
                SubscriptionSettings.of(kafka.bootstrapServers(), "lookup")
                        .withKafka(kafka.settings())
                        .onTopic(topic)
                        .withoutGroup(),
                new InMemory(),
                (partition, events, after) -> see(partition, events, after),
                this::meetAll);
    }

    /** Tells somebody what happens from now on; before it starts. */
    public void tell(Listener listener) {
        listeners.add(listener);
    }

    private void see(int partition, List<PublishedEvent> events, Place after) throws InterruptedException {
        List<PublishedEvent> readable = new ArrayList<>(events.size());
        for (PublishedEvent event : events) {
            Optional<String> flaw = event.flaw();
            flaw.ifPresent(reason -> log.error("{} cannot be read: {}", event, reason));
            for (Holder holder : holders) {
                if (flaw.isEmpty()) {
                    holder.happened(event);
                } else {
                    holder.happenedUnreadably(event.envelope());
                }
            }
            if (flaw.isEmpty()) {
                readable.add(event);
            }
        }
        stands(partition, after);
        meetAll();
        if (!readable.isEmpty()) {
            listeners.forEach(listener -> listener.seen(partition, readable));
        }
    }

    private void stands(int partition, Place place) {
        places.put(partition, place);
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long next(int partition) {
        @Nullable Place place = places.get(partition);
        return place == null ? 0 : Math.max(0, place.position());
    }

    @Override
    public boolean await(Position position, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (next(position.partition()) <= position.offset()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many partitions the topic has; 0 as long as that is not known. */
    public int partitions() {
        return allMet ? partitions.get() : 0;
    }

    /**
     * How many partitions the topic has. A node that has just started is waited for.
     *
     * @throws LookupBehindException if that is not known soon
     */
    public int knownPartitions() {
        if (partitions() == 0) {
            awaitAllMet();
        }
        return partitions();
    }

    private void awaitAllMet() {
        long left = START.toNanos();
        lock.lock();
        try {
            while (partitions() == 0) {
                if (left <= 0) {
                    throw LookupBehindException.beforeTheTopic();
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LookupBehindException.beforeTheTopic();
        } finally {
            lock.unlock();
        }
    }

    private void meetAll() {
        if (!allMet) {
            allMet = true;
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Why it does not go on; empty while all is well. */
    public Optional<String> failure() {
        return subscription.failure();
    }

    private void forget() {
        try {
            while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    holders.forEach(this::forget);
                } catch (RuntimeException e) {
                    log.debug("What was seen is kept: {}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(Holder holder) {
        String from = holder.readModel().collection().getNamespace().getCollectionName();
        if (!from.equals(readFrom.put(holder, from))) {
            holder.documents().readAgain();
        }
        Set<Integer> partitions = new HashSet<>(holder.documents().partitionsAwaited());
        for (int partition : partitions) {
            holder.documents().stored(partition, holder.readModel().reached(partition));
        }
    }

    @Override
    public void start() {
        forgetting.start();
        subscription.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        subscription.close();
        try {
            forgetting.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return subscription.isRunning();
    }

    /** Starts before requests are taken, and goes on until the last is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** How far this node has seen; when it starts, what all read models have need not be seen. */
    private final class InMemory implements ProgressStore {
        @Override
        public Optional<Place> load(int partition) {
            partitions.accumulateAndGet(partition + 1, Math::max);
            @Nullable Place place = places.get(partition);
            return place == null ? earliest(partition) : Optional.of(place);
        }

        private Optional<Place> earliest(int partition) {
            @Nullable Place earliest = null;
            for (Holder holder : holders) {
                Optional<Place> place = holder.readModel().place(partition);
                if (place.isEmpty()) {
                    return Optional.empty();
                }
                if (earliest == null || place.get().position() < earliest.position()) {
                    earliest = place.get();
                }
            }
            if (earliest != null) {
                long next = Math.max(0, earliest.position());
                stands(partition, earliest);
                listeners.forEach(listener -> listener.begins(partition, next));
            }
            return Optional.ofNullable(earliest);
        }

        @Override
        public void save(int partition, Place place) {
            stands(partition, place);
        }
    }
}

package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tenantry.connections.KafkaConnection;

/**
 * The read models, each under its projection's name: what serves of them, how far that is, and what keeps them going. Which
 * generation of each serves, and what is rebuilt, the nodes of a database agree upon there: see {@link Rebuilds}.
 */
public final class ReadModels implements SmartLifecycle, MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(ReadModels.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(15);

    /** Events: more than are ever on their way while all is well. */
    private static final long MUCH = 10_000;

    private final Map<String, ReadModel<?>> byName = new LinkedHashMap<>();
    private final GenerationStore store;
    private final ParkedDocuments parked;
    private final RebuildLeader leader;
    private final Set<String> caughtUp = ConcurrentHashMap.newKeySet();
    private final Set<String> lost = new HashSet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread following = new Thread(this::follow, "read-models");

    /** Read models that are not kept going before this starts; they may be read. */
    public ReadModels(
            MongoDatabase database,
            KafkaConnection kafka,
            String topic,
            Collection<? extends Projection<?>> projections) {
        this.store = new GenerationStore(database);
        this.parked = new ParkedDocuments(database);
        this.leader = new RebuildLeader(store, parked);
        parked.createIndexes();
        for (Projection<?> projection : projections) {
            int serving = store.load(projection.name()).serving();
            byName.put(projection.name(), new ReadModel<>(projection, serving, database, kafka, topic));
        }
    }

    /** What serves now. Who reads several times takes it once. */
    public MongoCollection<Document> collection(String projection) {
        return get(projection).collection();
    }

    /** How far a projection has come, on whichever node. */
    public Positions positions(String projection) {
        return get(projection);
    }

    /** The same, with the place in the topic. */
    public Served served(String projection) {
        return get(projection);
    }

    /** The projections' names. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Why something does not go on; empty while all is well. */
    public Optional<String> failure() {
        if (!isRunning()) {
            return Optional.of("the projections have ended");
        }
        return byName.values().stream()
                .flatMap(model -> model.failure().map(failure -> model.name() + ": " + failure).stream())
                .findFirst();
    }

    /**
     * Which read model tells much less than has happened, and how much less, as it is new or was lost. One that has caught up
     * since this started is not: it may fall behind for a while when much happens at once.
     *
     * @param topic how far the topic goes
     */
    public Optional<String> farBehind(Positions topic, int partitions) {
        for (ReadModel<?> model : byName.values()) {
            if (!caughtUp.contains(model.name())) {
                long behind = IntStream.range(0, partitions)
                        .mapToLong(partition -> topic.next(partition) - model.next(partition))
                        .sum();
                if (behind > MUCH) {
                    return Optional.of(model.name() + " is " + behind + " events behind the topic");
                }
                if (partitions > 0) {
                    caughtUp.add(model.name());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether anything is parked of what serves. */
    public boolean isAnythingParked() {
        return parked.count(
                        byName.values().stream()
                                .map(model -> model.generation().collection())
                                .toList(),
                        1)
                > 0;
    }

    ReadModel<?> get(String projection) {
        @Nullable ReadModel<?> model = byName.get(projection);
        if (model == null) {
            throw new IllegalArgumentException(projection + " is no projection: expected one of " + byName.keySet());
        }
        return model;
    }

    GenerationStore store() {
        return store;
    }

    /** How far each is behind on this node, and whether it goes on. */
    @Override
    public void bindTo(MeterRegistry registry) {
        byName.values().forEach(model -> model.bindTo(registry));
    }

    private void follow() {
        try {
            do {
                byName.values().forEach(this::follow);
            } while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            byName.values().forEach(ReadModel::stop);
        }
    }

    private void follow(ReadModel<?> model) {
        try {
            Generations agreed = store.load(model.name());
            model.follow(agreed);
            leader.lead(model, agreed);
            lost.remove(model.name());
        } catch (RuntimeException e) {
            if (lost.add(model.name())) { // said once: MongoDB may be away for long
                log.warn("What is agreed upon of {} cannot be followed now: {}", model.name(), e.toString());
            }
        }
    }

    @Override
    public void start() {
        following.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        leader.stop();
        try {
            following.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts before requests are taken, and goes on until the last is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return following.isAlive();
    }
}

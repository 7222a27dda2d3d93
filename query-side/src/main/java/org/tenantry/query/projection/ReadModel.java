package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;

/**
 * A projection's documents on this node: its generations, of which one serves, and what keeps them going. When the nodes
 * have agreed that another serves, a reader waits for its own write in both, until the other is as far as anything that was
 * waited for before; only then it is read here.
 */
final class ReadModel<D> implements Served {
    private static final Logger log = LoggerFactory.getLogger(ReadModel.class);
    private static final int NONE = 0;

    private final Projection<D> projection;
    private final MongoDatabase database;
    private final KafkaConnection kafka;
    private final String topic;
    private final Map<Integer, ProjectionEngine<D>> engines = new ConcurrentHashMap<>();
    private final Map<Integer, ProjectionPositions> positions = new ConcurrentHashMap<>();
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private volatile int serving;

    /** The one that is to serve, as soon as it has come as far as is relied upon. */
    private volatile int next = NONE;

    private Map<Integer, Long> reliedUpon = Map.of();

    ReadModel(Projection<D> projection, int serving, MongoDatabase database, KafkaConnection kafka, String topic) {
        this.projection = projection;
        this.serving = serving;
        this.database = database;
        this.kafka = kafka;
        this.topic = topic;
        createIndexes(serving);
    }

    String name() {
        return projection.name();
    }

    /** What serves. */
    Generation generation() {
        return generation(serving);
    }

    Generation generation(int number) {
        return new Generation(projection.name(), number);
    }

    @Override
    public MongoCollection<Document> collection() {
        return collection(serving);
    }

    MongoCollection<Document> collection(int number) {
        return database.getCollection(generation(number).collection());
    }

    ProjectionPositions positions(int number) {
        return positions.computeIfAbsent(number, one -> new ProjectionPositions(generation(one), database));
    }

    /** Up to where all of a partition is applied in what may be read. */
    @Override
    public Optional<Place> place(int partition) {
        @Nullable Place least = null;
        for (ProjectionPositions one : relied()) {
            Optional<Place> place = one.applied(partition);
            if (place.isEmpty()) {
                return place;
            }
            if (least == null || place.get().position() < least.position()) {
                least = place.get();
            }
        }
        return Optional.ofNullable(least);
    }

    /** What of a partition is in what may be read. */
    @Override
    public Reached reached(int partition) {
        long next = next(partition); // before what waits: what is parked later is behind it
        Set<String> waiting = new HashSet<>();
        relied().forEach(one -> waiting.addAll(one.waiting(partition)));
        boolean isToldOfAll = waiting.stream().noneMatch(Parked::isAlone);
        return new Reached(
                isToldOfAll
                        ? next
                        : Math.min(next, place(partition).map(Place::position).orElse(0L)),
                waiting);
    }

    @Override
    public long next(int partition) {
        return relied().stream().mapToLong(one -> one.next(partition)).min().orElse(0);
    }

    @Override
    public boolean await(Position position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<ProjectionPositions> awaited;
        do {
            awaited = relied();
            for (ProjectionPositions one : awaited) {
                if (!one.await(position, Duration.ofNanos(deadline - System.nanoTime()))) {
                    return false;
                }
            }
        } while (!relied().equals(awaited)); // another may have come to serve meanwhile that is not so far
        return true;
    }

    @Override
    public Optional<String> missing(Position position) {
        return relied().stream().flatMap(one -> one.missing(position).stream()).findFirst();
    }

    /** What a reader may get to read. */
    private List<ProjectionPositions> relied() {
        int other = next; // before the one that serves: else between the two both might be missed
        List<ProjectionPositions> relied = new ArrayList<>(List.of(positions(serving)));
        if (other != NONE) {
            relied.add(positions(other));
        }
        return relied;
    }

    /** Does what the nodes have agreed upon. */
    void follow(Generations agreed) {
        Set<Integer> fed = new HashSet<>(agreed.fed());
        fed.add(serving);
        fed.forEach(this::feed);
        engines.keySet().stream()
                .filter(number -> !fed.contains(number))
                .toList()
                .forEach(this::starve);
        serve(agreed.serving());
    }

    private void feed(int number) {
        engines.computeIfAbsent(number, one -> {
            createIndexes(one);
            ProjectionEngine<D> engine =
                    new ProjectionEngine<>(projection, generation(one), database, positions(one), kafka, topic);
            registries.forEach(registry -> engine.metrics().bindTo(registry));
            engine.start();
            return engine;
        });
    }

    private void createIndexes(int number) {
        projection.createIndexes(collection(number));
    }

    private void starve(int number) {
        @Nullable ProjectionEngine<D> engine = engines.remove(number);
        if (engine != null) {
            engine.stop();
            registries.forEach(engine::forget);
        }
    }

    /** Reads from what is to serve, as soon as it has come as far as is relied upon. */
    void serve(int agreed) {
        if (agreed == serving) {
            next = NONE;
            return;
        }
        if (agreed != next) {
            next = agreed; // from now on it is waited for, too
            reliedUpon = positions(serving).all();
        }
        if (positions(agreed).hasReached(reliedUpon)) {
            log.info("{} is read from generation {} now", projection.name(), agreed);
            serving = agreed;
            next = NONE;
        }
    }

    /** Why what serves, or is to, does not go on; empty while all is well. */
    Optional<String> failure() {
        return failure(serving).or(() -> failure(next));
    }

    Optional<String> failure(int number) {
        @Nullable ProjectionEngine<D> engine = engines.get(number);
        if (engine == null) {
            return Optional.empty();
        }
        return engine.isRunning() ? engine.failure() : Optional.of("it has ended");
    }

    void bindTo(MeterRegistry registry) {
        registries.add(registry);
        engines.values().forEach(engine -> engine.metrics().bindTo(registry));
    }

    void stop() {
        List.copyOf(engines.keySet()).forEach(this::starve);
    }
}

package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantId;
import org.tenantry.query.Published;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.projection.Positions;
import org.tenantry.subscriber.PublishedEvent;

/**
 * What happened to some trees, as plain as it can be kept: all events, and after each the tenants of its partition. Two
 * events each are at the same time.
 */
final class PastModel {
    static final int PARTITIONS = 4;
    static final List<String> ACTORS = List.of("asha", "ravi");

    /** A tenant at a time. */
    record Shown(
            String name,
            String kind,
            TenantStatus status,
            TenantStatus inEffect,
            Map<String, String> labels,
            TreeSet<String> domains,
            Instant created,
            Instant updated) {}

    private final TreeModel model = new TreeModel();
    private final Random random;
    private final Map<String, Long> versions = new HashMap<>();

    /** By partition, in its order. */
    final SortedMap<Integer, List<PublishedEvent>> events = new TreeMap<>();

    private final Map<Position, SortedMap<String, Shown>> after = new HashMap<>();
    private int count;

    PastModel(List<Step> steps, Random random) {
        this.random = random;
        steps.forEach(step -> model.play(step, time()).ifPresent(event -> add(event, time())));
    }

    private Instant time() {
        return Published.START.plusMillis(count / 2);
    }

    private void add(TenantEvent event, Instant time) {
        int partition = new TenantId(event.tenant()).partition(PARTITIONS);
        List<PublishedEvent> others = events.computeIfAbsent(partition, none -> new ArrayList<>());
        Position position = new Position(partition, others.size());
        long sequence = versions.merge(event.tenant(), 1L, Long::sum) - 1;
        others.add(PublishedEvent.of(
                new EventEnvelope(
                        "log",
                        position,
                        event.tenant(),
                        event.tenant(),
                        sequence,
                        EventJson.typeOf(event),
                        time,
                        "commit-" + position,
                        0,
                        1,
                        "hash-" + position,
                        ACTORS.get(random.nextInt(ACTORS.size())),
                        null,
                        null,
                        null,
                        null),
                EventJson.write(event)));
        after.put(position, shown(partition));
        count++;
    }

    private SortedMap<String, Shown> shown(int partition) {
        SortedMap<String, Shown> shown = new TreeMap<>();
        for (TreeModel.Tenant tenant : model.tenants()) {
            if (new TenantId(tenant.id).partition(PARTITIONS) == partition) {
                shown.put(
                        tenant.id,
                        new Shown(
                                tenant.name,
                                tenant.kind,
                                tenant.status,
                                model.inEffect(tenant),
                                new TreeMap<>(tenant.labels),
                                new TreeSet<>(tenant.domains),
                                tenant.created,
                                tenant.updated));
            }
        }
        return shown;
    }

    /** The tenants that there were. */
    SortedMap<String, Shown> at(PositionVector positions) {
        SortedMap<String, Shown> all = new TreeMap<>();
        positions
                .byPartition()
                .forEach((partition, last) ->
                        all.putAll(after.getOrDefault(new Position(partition, last), new TreeMap<>())));
        return all;
    }

    /** Where the partitions stood at an instant, as far as a projection knows that has come so far. */
    PositionVector at(Instant instant, Positions known) {
        PositionVector vector = PositionVector.NONE;
        for (List<PublishedEvent> some : events.values()) {
            for (PublishedEvent event : some) {
                EventEnvelope envelope = event.envelope();
                boolean isKnown = envelope.position().offset()
                        < known.next(envelope.position().partition());
                vector = isKnown && !envelope.time().isAfter(instant) ? vector.with(envelope.position()) : vector;
            }
        }
        return vector;
    }

    /** Stores all, also what the projection is not through with: there are holes among that. */
    Positions store(MongoDatabase readModels) {
        HistoryProjection projection = new HistoryProjection();
        Map<Integer, Long> next = new HashMap<>();
        List<Document> documents = new ArrayList<>();
        events.forEach((partition, some) -> {
            long through = random.nextInt(4) > 0 ? some.size() : random.nextInt(some.size() + 1);
            next.put(partition, through);
            some.stream()
                    .filter(event -> event.envelope().position().offset() < through || random.nextBoolean())
                    .forEach(event -> documents.add(projection.write(event)));
        });
        readModels.getCollection(projection.name()).deleteMany(gt("_id", ""));
        if (!documents.isEmpty()) {
            readModels.getCollection(projection.name()).insertMany(documents);
        }
        return new Positions() {
            @Override
            public long next(int partition) {
                return next.getOrDefault(partition, 0L);
            }

            @Override
            public boolean await(Position position, Duration timeout) {
                return next(position.partition()) > position.offset();
            }
        };
    }

    /** Some event that the projection is through with. */
    Optional<PublishedEvent> anyKnown(Positions known) {
        List<PublishedEvent> all = events.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.envelope().position().offset()
                        < known.next(event.envelope().position().partition()))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}

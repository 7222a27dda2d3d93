package org.tenantry.query.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.subscriber.PublishedEvent;

/**
 * What happened to tenants, in the read models. Of each partition only that is read which the projection is through with: its
 * documents are not written in order, so that behind that there may be holes. What a caller may see is for those to check who
 * answer.
 */
public final class StoredHistory {
    private final Supplier<MongoCollection<Document>> history;
    private final Positions positions;
    private final Predicate<PublishedEvent> isSkipped;

    /**
     * That in a collection.
     *
     * @param history what serves now
     * @param positions how far the projection has come
     * @param isSkipped whether an operator had an event of a tenant left out as it cannot be applied
     */
    public StoredHistory(
            Supplier<MongoCollection<Document>> history, Positions positions, Predicate<PublishedEvent> isSkipped) {
        this.history = history;
        this.positions = positions;
        this.isSkipped = isSkipped;
    }

    /** That in the read models, of whichever generation serves. */
    public static StoredHistory servedBy(ReadModels readModels, Predicate<PublishedEvent> isSkipped) {
        return new StoredHistory(
                () -> readModels.collection(HistoryProjection.NAME),
                readModels.positions(HistoryProjection.NAME),
                isSkipped);
    }

    /** Whether an operator had an event of a tenant left out, as it cannot be applied. */
    public boolean isSkipped(PublishedEvent event) {
        return isSkipped.test(event);
    }

    /** Where some partitions stood. Those in which nothing had happened to a tenant yet are not named. */
    public PositionVector positions(AsOf at, Collection<Integer> partitions) {
        return switch (at) {
            case AsOf.Positions asked -> asked.vector().within(partitions);
            case AsOf.Time time -> {
                PositionVector vector = PositionVector.NONE;
                for (int partition : partitions) {
                    Optional<Position> last = last(partition, time.instant());
                    vector = last.isPresent() ? vector.with(last.get()) : vector;
                }
                yield vector;
            }
        };
    }

    /** Times grow with the positions. */
    private Optional<Position> last(int partition, Instant instant) {
        return Optional.ofNullable(history.get()
                        .find(and(
                                eq(HistoryBson.PARTITION, partition), lte(HistoryBson.AT, instant), settled(partition)))
                        .projection(Projections.include(HistoryBson.POSITION))
                        .sort(Sorts.descending(HistoryBson.AT, HistoryBson.POSITION))
                        .first())
                .map(found -> new Position(partition, found.getLong(HistoryBson.POSITION)));
    }

    private Bson settled(int partition) {
        return lt(HistoryBson.POSITION, positions.next(partition));
    }

    /**
     * Who was there, in the order of ids.
     *
     * @param roots of the subtrees that are looked at; empty for all
     * @param among those that are looked for; empty for all
     * @param after whom to begin
     */
    public List<String> born(
            Optional<Set<String>> roots, Optional<Set<String>> among, PositionVector until, String after, int limit) {
        if (until.byPartition().isEmpty()) {
            return List.of();
        }
        List<Bson> filters = new ArrayList<>();
        roots.ifPresent(within -> filters.add(in(HistoryBson.PATH, within)));
        among.ifPresent(ids -> filters.add(in(HistoryBson.BORN, ids)));
        filters.add(gt(HistoryBson.BORN, after));
        filters.add(or(until.byPartition().entrySet().stream()
                .map(last -> and(eq(HistoryBson.PARTITION, last.getKey()), lte(HistoryBson.POSITION, last.getValue())))
                .toList()));
        List<String> born = new ArrayList<>();
        history.get()
                .find(and(filters))
                .projection(Projections.include(HistoryBson.BORN))
                .sort(Sorts.ascending(HistoryBson.BORN))
                .limit(limit)
                .forEach(found -> born.add(found.getString(HistoryBson.BORN)));
        return born;
    }

    /**
     * Goes through the events of some aggregates, one aggregate after the other in the order of their ids, each in its own
     * order.
     *
     * @param until of any partition the last position that counts; of others more may come
     * @param to tells whether to go on
     */
    public void forEach(Collection<String> aggregates, long until, Predicate<PublishedEvent> to) {
        try (MongoCursor<Document> events = history.get()
                .find(and(in(HistoryBson.AGGREGATE, aggregates), lte(HistoryBson.POSITION, until)))
                .sort(Sorts.ascending(HistoryBson.AGGREGATE, HistoryBson.POSITION))
                .iterator()) {
            boolean goesOn = true;
            while (goesOn && events.hasNext()) {
                goesOn = to.test(HistoryBson.read(events.next()));
            }
        }
    }

    /** The events right before some others of their aggregates, by the latters' positions. */
    public Map<Position, PublishedEvent> before(Collection<PublishedEvent> events) {
        Map<String, Position> ids = new HashMap<>();
        events.forEach(event -> ids.put(
                HistoryBson.id(event.envelope().aggregate(), event.envelope().sequence() - 1),
                event.envelope().position()));
        Map<Position, PublishedEvent> before = new HashMap<>();
        if (!ids.isEmpty()) {
            history.get().find(in(HistoryBson.ID, ids.keySet())).forEach(found -> {
                @Nullable Position position = ids.get(found.getString(HistoryBson.ID));
                if (position != null) {
                    before.put(position, HistoryBson.read(found));
                }
            });
        }
        return before;
    }

    /** What happened to a tenant or in its subtree, in the order of time, page by page. */
    public BoundedPage<PublishedEvent> of(
            PastEvents asked, int partition, Optional<PastEvents.Place> after, int limit) {
        List<Bson> filters = new ArrayList<>(asked.filters());
        filters.add(settled(partition));
        after.map(asked::after).ifPresent(filters::add);
        return BoundedPage.of(
                history.get().find(and(filters)).sort(asked.sort()), limit, HistoryBson.PAYLOAD, HistoryBson::read);
    }

    /** Whether there is, or was, such a tenant. */
    public boolean knows(String tenant) {
        return history.get()
                        .find(eq(HistoryBson.ID, HistoryBson.id(tenant, 0)))
                        .projection(Projections.include(HistoryBson.ID))
                        .first()
                != null;
    }
}

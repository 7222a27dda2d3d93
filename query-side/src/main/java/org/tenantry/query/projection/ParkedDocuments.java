package org.tenantry.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Parked.Order;
import org.tenantry.subscriber.PublishedEvent;

/** What is parked, of all projections and on all nodes, and what operators had left out. */
public final class ParkedDocuments {
    private static final String ID = "_id";
    private static final String GENERATION = "generation";
    private static final String PARTITION = "partition";
    private static final String POSITION = "position";
    private static final String DOCUMENT = "document";
    private static final String LAST = "last";
    private static final String ORDER = "order";

    /** Who has the partition that it is in, and may change it. */
    private static final String HOLDER = "holder";

    private final MongoCollection<Document> parked;
    private final MongoCollection<Document> skipped;

    public ParkedDocuments(MongoDatabase readModels) {
        this.parked = readModels.getCollection("parked");
        this.skipped = readModels.getCollection("skipped");
    }

    /** The index that the queries here are served by, beside that of {@code _id}. */
    public void createIndexes() {
        parked.createIndex(Indexes.ascending(GENERATION, PARTITION, POSITION));
    }

    /**
     * Parks a document, or has one that is parked wait at another event.
     *
     * @return false if another holds it
     */
    boolean park(Parked document, String holder) {
        Document stored = write(document).append(HOLDER, holder);
        return parked.replaceOne(held(document, holder), stored).getMatchedCount() > 0
                || Inserts.ifAbsent(parked, stored);
    }

    /**
     * More of its events wait.
     *
     * @return false if another holds it
     */
    boolean waits(Parked document, String holder) {
        return parked.updateOne(held(document, holder), Updates.set(LAST, document.last()))
                        .getMatchedCount()
                > 0;
    }

    /**
     * It goes on.
     *
     * @return false if another holds it
     */
    boolean release(Parked document, String holder) {
        return parked.deleteOne(held(document, holder)).getDeletedCount() > 0;
    }

    private static Bson held(Parked document, String holder) {
        return and(eq(ID, id(document)), eq(HOLDER, holder));
    }

    /**
     * By the document's id, what is parked in a partition. Nobody but the holder changes it from then on: one that had the
     * partition before, and does not know yet that it is another's, must not let a document go on that waits here.
     */
    Map<String, Parked> take(String generation, int partition, String holder) {
        Bson there = and(eq(GENERATION, generation), eq(PARTITION, partition));
        parked.updateMany(there, Updates.set(HOLDER, holder));
        Map<String, Parked> found = new HashMap<>();
        for (Document stored : parked.find(there)) {
            Parked one = read(stored);
            found.put(one.document(), one);
        }
        return found;
    }

    /** Of what is parked in a partition, that whose event comes first. */
    Optional<Parked> first(String generation, int partition) {
        return read(parked.find(and(eq(GENERATION, generation), eq(PARTITION, partition)))
                        .sort(Sorts.ascending(POSITION))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /** The ids of what is parked in a partition. */
    Set<String> ids(String generation, int partition) {
        Set<String> ids = new HashSet<>();
        for (Document stored : parked.find(and(eq(GENERATION, generation), eq(PARTITION, partition)))
                .projection(Projections.include("document"))) {
            ids.add(stored.getString("document"));
        }
        return ids;
    }

    /** What operators have ordered to be tried again, and is not yet. */
    List<Parked> ordered(String generation) {
        return read(parked.find(and(eq(GENERATION, generation), exists(ORDER))));
    }

    /** A document for which an event waits, or waited when it was last looked. */
    boolean isAwaited(String generation, Position event) {
        return parked.find(and(
                                eq(GENERATION, generation),
                                eq(PARTITION, event.partition()),
                                lte(POSITION, event.offset()),
                                gte(LAST, event.offset())))
                        .first()
                != null;
    }

    /** Those of some generations, in the order of their ids. */
    public List<Parked> of(Collection<String> generations, int limit) {
        return read(parked.find(Filters.in(GENERATION, generations))
                .sort(Sorts.ascending(GENERATION, PARTITION, POSITION))
                .limit(limit));
    }

    /** How many of some generations, up to a limit. */
    public int count(Collection<String> generations, int limit) {
        return (int) parked.countDocuments(Filters.in(GENERATION, generations), new CountOptions().limit(limit));
    }

    /** A document of a generation; empty if it is not parked. */
    public Optional<Parked> find(String generation, String document) {
        return read(parked.find(and(eq(GENERATION, generation), eq(DOCUMENT, document)))
                        .sort(Sorts.ascending(PARTITION))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /** How something stands now that was parked; empty if it goes on. */
    public Optional<Parked> now(Parked document) {
        return read(parked.find(eq(ID, id(document)))).stream().findFirst();
    }

    /**
     * Orders that a document be tried again.
     *
     * @return false if it is not parked at that event
     */
    public boolean order(Parked document, Order order) {
        return parked.updateOne(
                                and(
                                        eq(ID, id(document)),
                                        eq(POSITION, document.position().offset())),
                                Updates.set(ORDER, write(order)))
                        .getMatchedCount()
                > 0;
    }

    /** Records that an event is to be left out of a document for as long as it fails, whatever the generation. */
    public void skip(Skip skip) {
        Inserts.ifAbsent(
                skipped,
                new Document(ID, skipId(skip.projection(), skip.document(), skip.event()))
                        .append("projection", skip.projection())
                        .append("document", skip.document())
                        .append(PARTITION, skip.event().partition())
                        .append(POSITION, skip.event().offset())
                        .append("type", skip.type())
                        .append("reason", skip.reason())
                        .append("by", skip.by())
                        .append("at", Date.from(skip.at())));
    }

    /** Whether an event is to be left out of a document for as long as it fails. */
    public boolean isSkipped(String projection, String document, PublishedEvent event) {
        return skipped.find(eq(ID, skipId(projection, document, event.envelope().position())))
                        .first()
                != null;
    }

    /** What was skipped, in the order of projections and documents. */
    public List<Skip> skipped(int limit) {
        List<Skip> found = new ArrayList<>();
        for (Document stored :
                skipped.find(gt(ID, "")).sort(Sorts.ascending(ID)).limit(limit)) {
            found.add(new Skip(
                    stored.getString("projection"),
                    stored.getString("document"),
                    new Position(stored.getInteger(PARTITION), stored.getLong(POSITION)),
                    stored.getString("type"),
                    stored.getString("reason"),
                    stored.getString("by"),
                    stored.getDate("at").toInstant()));
        }
        return found;
    }

    /** Forgets what is parked of a generation that is no more. */
    void forget(String generation) {
        parked.deleteMany(eq(GENERATION, generation));
    }

    /** Whether it was not there. */
    private static String id(Parked document) {
        return document.generation() + "/" + document.position().partition() + "/" + document.document();
    }

    private static String skipId(String projection, String document, Position event) {
        return projection + "/" + document + "@" + event;
    }

    private static Document write(Parked document) {
        Document headers =
                new Document(new TreeMap<>(document.event().envelope().toHeaders()));
        Document stored = new Document(ID, id(document))
                .append(GENERATION, document.generation())
                .append(DOCUMENT, document.document())
                .append(PARTITION, document.position().partition())
                .append(POSITION, document.position().offset())
                .append(LAST, document.last())
                .append("headers", headers)
                .append("payload", document.event().payload())
                .append("offset", document.event().offset())
                .append("reason", document.reason())
                .append("since", Date.from(document.since()));
        document.order().ifPresent(order -> stored.append(ORDER, write(order)));
        return stored;
    }

    private static Document write(Order order) {
        return new Document("by", order.by()).append("at", Date.from(order.at()));
    }

    private static List<Parked> read(Iterable<Document> documents) {
        List<Parked> found = new ArrayList<>();
        documents.forEach(document -> found.add(read(document)));
        return found;
    }

    private static Parked read(Document stored) {
        Map<String, String> headers = new HashMap<>();
        stored.get("headers", Document.class).forEach((name, value) -> headers.put(name, (String) value));
        @Nullable Document order = stored.get(ORDER, Document.class);
        return new Parked(
                stored.getString(GENERATION),
                stored.getString("document"),
                new ParkedEvent(
                        EventEnvelope.fromHeaders(stored.getInteger(PARTITION), headers),
                        stored.getString("payload"),
                        stored.getLong("offset")),
                stored.getString("reason"),
                stored.getDate("since").toInstant(),
                stored.getLong(LAST),
                Optional.ofNullable(order)
                        .map(one ->
                                new Order(one.getString("by"), one.getDate("at").toInstant())));
    }
}

package org.tenantry.audit.readmodels;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;

/** What the query side stores of a projection, in the generation that serves. */
final class Stored {
    /** The field that tells where the last event in a document stands among those of the document. */
    static final String ORDER = "p";

    private final MongoDatabase database;
    private final String projection;
    private final String generation;
    private final Map<Integer, Long> reached;

    private Stored(MongoDatabase database, String projection, String generation, Map<Integer, Long> reached) {
        this.database = database;
        this.projection = projection;
        this.generation = generation;
        this.reached = reached;
    }

    /**
     * Finds which generation serves, and how far it has come.
     *
     * @throws IllegalStateException if it is of another log
     */
    static Stored of(MongoDatabase database, String projection, String log) {
        @Nullable Document agreed = database.getCollection("generations")
                .find(eq("_id", projection))
                .first();
        int serving = agreed == null ? 1 : agreed.getInteger("serving", 1);
        String generation = serving == 1 ? projection : projection + "." + serving;
        Map<Integer, Long> reached = new HashMap<>();
        for (Document place : database.getCollection("progress")
                .find(and(gt("_id", generation + "/"), lt("_id", generation + "0")))) { // '0' follows '/'
            if (!log.equals(place.getString("log"))) {
                throw new IllegalStateException("the read model " + generation + " is of log " + place.getString("log")
                        + ", and this is " + log);
            }
            String partition = place.getString("_id").substring(generation.length() + 1);
            reached.put(Integer.parseInt(partition), place.getLong("position"));
        }
        return new Stored(database, projection, generation, reached);
    }

    private MongoCollection<Document> documents() {
        return database.getCollection(generation);
    }

    /** All documents in an order that has an index. */
    MongoCursor<Document> inOrderOf(List<String> fields) {
        return documents()
                .find(gte(fields.getFirst(), ""))
                .sort(Sorts.ascending(fields))
                .cursor();
    }

    /** Those at the ends of an order whose field is no text, so that they are not among all in that order. */
    List<Document> strays(String field) {
        return Stream.of(Sorts.ascending(field), Sorts.descending(field))
                .flatMap(order -> Stream.ofNullable(
                        documents().find().sort(order).limit(1).first()))
                .filter(document -> !(document.get(field) instanceof String))
                .distinct()
                .toList();
    }

    /** A document as it is now. */
    @Nullable Document document(String id) {
        return documents().find(eq("_id", id)).first();
    }

    static String id(Document document) {
        return String.valueOf(document.get("_id"));
    }

    /** Where the last event in a document stands; -1 if it does not tell. */
    static long order(Document document) {
        return document.get(ORDER) instanceof Long order ? order : -1;
    }

    /** Whether an event had been projected before any document was read. */
    boolean hasReached(Position event) {
        return event.offset() < reached.getOrDefault(event.partition(), 0L);
    }

    /** The event for which a document waits until an operator lets it go on; empty if for none. */
    Optional<Position> waitsFor(String document, int partition) {
        return Optional.ofNullable(database.getCollection("parked")
                        .find(eq("_id", generation + "/" + partition + "/" + document))
                        .first())
                .map(parked -> new Position(partition, parked.getLong("position")));
    }

    /** Whether an operator has had an event left out of a document. */
    boolean isSkipped(String document, Position event) {
        return database.getCollection("skipped")
                        .find(eq("_id", projection + "/" + document + "@" + event))
                        .first()
                != null;
    }

    /** What it is called where it is told of. */
    String name() {
        return generation;
    }
}

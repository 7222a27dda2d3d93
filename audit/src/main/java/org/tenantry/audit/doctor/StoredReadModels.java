package org.tenantry.audit.doctor;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/** What the query side keeps beside its read models. */
final class StoredReadModels {
    private static final Document FIRST = new Document("serving", 1);

    private final MongoDatabase database;
    private final SortedMap<String, Document> generations = new TreeMap<>();
    private final Map<String, SortedMap<Integer, Place>> progress = new TreeMap<>();

    /**
     * How far one is in a partition.
     *
     * @param position of the first event that is not in it
     */
    record Place(String log, long position) {}

    private StoredReadModels(MongoDatabase database) {
        this.database = database;
    }

    static StoredReadModels read(MongoDatabase database) {
        StoredReadModels models = new StoredReadModels(database);
        for (Document stored : database.getCollection("generations").find(gte("_id", ""))) {
            models.generations.put(stored.getString("_id"), stored);
        }
        for (Document stored : database.getCollection("progress").find(gte("_id", ""))) {
            String[] id = stored.getString("_id").split("/", 2);
            models.progress
                    .computeIfAbsent(id[0], collection -> new TreeMap<>())
                    .put(Integer.valueOf(id[1]), new Place(stored.getString("log"), stored.getLong("position")));
        }
        return models;
    }

    /** Of all of which anything was projected. */
    SortedSet<String> projections() {
        SortedSet<String> projections = new TreeSet<>(generations.keySet());
        progress.keySet().forEach(collection -> projections.add(collection.replaceFirst("\\.\\d+$", "")));
        return projections;
    }

    /** What is agreed upon of its generations, as it is stored. */
    Document generations(String projection) {
        return generations.getOrDefault(projection, FIRST);
    }

    /** The name of what is read now. */
    String serving(String projection) {
        return collection(projection, generations(projection).getInteger("serving"));
    }

    static String collection(String projection, int generation) {
        return generation == 1 ? projection : projection + "." + generation;
    }

    /** By partition, of those of which anything was projected. */
    SortedMap<Integer, Place> progress(String collection) {
        return progress.getOrDefault(collection, new TreeMap<>());
    }

    /** What waits for an operator, without what its event says: of each partition a hundred at most. */
    List<Document> parked() {
        return database.getCollection("parked")
                .find(gte("_id", ""))
                .projection(exclude("payload", "headers"))
                .into(new ArrayList<>());
    }

    /** How many events are left out, as operators had it. */
    long skipped() {
        return database.getCollection("skipped").estimatedDocumentCount();
    }
}

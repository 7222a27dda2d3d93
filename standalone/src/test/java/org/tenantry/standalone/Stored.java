package org.tenantry.standalone;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.tenantry.events.Position;
import org.tenantry.testkit.guarantees.Event;
import org.tenantry.testkit.guarantees.LoggedEvents;

/**
 * What a platform has stored: all events of its log, and all documents of its read models, but for how far each has come.
 *
 * @param events in their order
 * @param documents by collection and id, a hash of each
 */
record Stored(List<Event> events, Map<String, Integer> documents) {
    private static final String PROGRESS = "progress";
    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What is stored when all read models have come to some positions. */
    static Stored after(String positions, TenantryExtension tenantry) {
        for (String position : positions.split(",", -1)) {
            awaitReadModels(tenantry.readModels(), Position.parse(position).orElseThrow());
        }
        Map<String, Integer> documents = new HashMap<>();
        for (String collection : tenantry.readModels().listCollectionNames()) {
            if (!collection.equals(PROGRESS)) {
                for (Document document :
                        tenantry.readModels().getCollection(collection).find().batchSize(BATCH)) {
                    documents.put(collection + " " + document.get("_id"), document.hashCode());
                }
            }
        }
        return new Stored(
                LoggedEvents.read(tenantry.logDatabase(), tenantry.log().partitions()), documents);
    }

    private static void awaitReadModels(MongoDatabase readModels, Position position) {
        await().atMost(PATIENCE).until(() -> {
            List<Document> places = new ArrayList<>();
            for (Document place : readModels.getCollection(PROGRESS).find()) {
                if (place.getString("_id").endsWith("/" + position.partition())) {
                    places.add(place);
                }
            }
            return places.stream().allMatch(place -> place.getLong("position") > position.offset());
        });
    }

    /** The types of the events that were not stored before. */
    List<String> newEvents(Stored before) {
        Set<Event> known = new HashSet<>(before.events());
        return events.stream()
                .filter(event -> !known.contains(event))
                .map(Event::type)
                .toList();
    }

    /** The documents that were not stored before as they are now: whatever is written has another position in it. */
    List<String> newDocuments(Stored before) {
        return documents.entrySet().stream()
                .filter(document ->
                        !document.getValue().equals(before.documents().get(document.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}

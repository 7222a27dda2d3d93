package org.tenantry.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Writes what a batch of one partition's events makes of a projection's documents: each document is
 * read once, evolved by its events and written once. A write holds only over an older state, so
 * that a repeat, or a node that was thought dead, does no harm.
 */
final class DocumentWriter<D> {
    private static final int DUPLICATE_KEY = 11000;

    private final Projection<D> projection;
    private final MongoCollection<Document> collection;

    DocumentWriter(Projection<D> projection, MongoCollection<Document> collection) {
        this.projection = projection;
        this.collection = collection;
    }

    void write(List<PublishedEvent> events) {
        Map<String, List<PublishedEvent>> byDocument = new LinkedHashMap<>();
        for (PublishedEvent event : events) {
            projection
                    .documentOf(event)
                    .ifPresent(id -> byDocument
                            .computeIfAbsent(id, none -> new ArrayList<>())
                            .add(event));
        }
        List<WriteModel<Document>> writes = writes(byDocument);
        while (!writes.isEmpty() && !holds(writes)) {
            writes = writes(byDocument);
        }
    }

    /** What brings the documents from where they stand now to the last of their events. */
    private List<WriteModel<Document>> writes(Map<String, List<PublishedEvent>> byDocument) {
        Map<String, Document> stored = stored(byDocument);
        List<WriteModel<Document>> writes = new ArrayList<>();
        byDocument.forEach((id, changes) -> {
            @Nullable Document before = stored.get(id);
            List<PublishedEvent> newer = changes.stream()
                    .filter(change -> before == null || projection.order(change) > before.getLong(Projection.ORDER))
                    .toList();
            if (!newer.isEmpty()) {
                writes.add(writeOf(id, before, newer));
            }
        });
        return writes;
    }

    private Map<String, Document> stored(Map<String, List<PublishedEvent>> byDocument) {
        Map<String, Document> stored = new HashMap<>();
        if (!byDocument.isEmpty()) {
            for (Document document : collection.find(Filters.in("_id", byDocument.keySet()))) {
                stored.put(document.getString("_id"), document);
            }
        }
        return stored;
    }

    private WriteModel<Document> writeOf(String id, @Nullable Document before, List<PublishedEvent> events) {
        @Nullable D document = before == null ? null : projection.read(before);
        for (PublishedEvent event : events) {
            document = projection.evolve(document, event);
        }
        if (document == null) {
            throw new IllegalStateException("there is at least one event");
        }
        long order = projection.order(events.get(events.size() - 1));
        Document after = projection.write(document).append(Projection.ORDER, order);
        return before == null
                ? new InsertOneModel<>(after)
                : new ReplaceOneModel<>(
                        new Document("_id", id).append(Projection.ORDER, new Document("$lt", order)), after);
    }

    /** Writes; false if another node made one of the documents meanwhile, so that it must be read again. */
    private boolean holds(List<WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException e) {
            boolean onlyMadeMeanwhile = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyMadeMeanwhile) {
                throw e;
            }
            return false;
        }
    }
}

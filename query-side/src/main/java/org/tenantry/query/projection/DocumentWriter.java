package org.tenantry.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
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
                    .documentOf(event.event())
                    .ifPresent(id -> byDocument
                            .computeIfAbsent(id, none -> new ArrayList<>())
                            .add(event));
        }
        Map<String, Document> stored = stored(byDocument);
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        byDocument.forEach((id, changes) -> {
            @Nullable Document before = stored.get(id);
            List<PublishedEvent> newer = changes.stream()
                    .filter(change -> before == null || position(change) > before.getLong(Projection.POSITION))
                    .toList();
            if (!newer.isEmpty()) {
                writes.add(replacement(id, before, newer));
            }
        });
        if (!writes.isEmpty()) {
            write(collection, writes);
        }
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

    private ReplaceOneModel<Document> replacement(String id, @Nullable Document before, List<PublishedEvent> events) {
        @Nullable D document = before == null ? null : projection.read(before);
        for (PublishedEvent event : events) {
            document = projection.evolve(document, event);
        }
        long position = position(events.get(events.size() - 1));
        if (document == null) {
            throw new IllegalStateException("there is at least one event");
        }
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", id), Filters.lt(Projection.POSITION, position)),
                projection.write(document).append(Projection.POSITION, position),
                new ReplaceOptions().upsert(true));
    }

    private static void write(MongoCollection<Document> collection, List<ReplaceOneModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyNewerFound = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyNewerFound) {
                throw e;
            } // else a document stands there already that is as new or newer: the upsert found no older one
        }
    }

    private static long position(PublishedEvent event) {
        return event.envelope().position().offset();
    }
}

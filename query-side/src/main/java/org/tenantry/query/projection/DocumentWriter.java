package org.tenantry.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
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
import java.util.function.BiPredicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.sealing.SealingException;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Writes what a batch of one partition's events makes of a projection's documents: each document is
 * read once, evolved by its events and written once. A write holds only over an older state, so
 * that a repeat, or a node that was thought dead, does no harm. A document whose event fails is written as it was before
 * that event.
 */
final class DocumentWriter<D> {
    private final Projection<D> projection;
    private final MongoCollection<Document> collection;
    private final BiPredicate<String, PublishedEvent> isSkipped;

    /** @param isSkipped whether an event is left out of a document if it fails */
    DocumentWriter(
            Projection<D> projection,
            MongoCollection<Document> collection,
            BiPredicate<String, PublishedEvent> isSkipped) {
        this.projection = projection;
        this.collection = collection;
        this.isSkipped = isSkipped;
    }

    /** An event that could not be applied to a document. */
    record Failure(String document, PublishedEvent event, RuntimeException cause) {
        long position() {
            return event.envelope().position().offset();
        }
    }

    /**
     * Events by the documents that they change, each document's in order.
     *
     * @param untold those of which it cannot be told, as failures of no document
     */
    record Changes(Map<String, List<PublishedEvent>> byDocument, List<Failure> untold) {
        /** The position of the last event of a document; -1 if there is none. */
        long last(String document) {
            List<PublishedEvent> events = byDocument.getOrDefault(document, List.of());
            return events.isEmpty()
                    ? -1
                    : events.getLast().envelope().position().offset();
        }
    }

    Changes changes(List<PublishedEvent> events) {
        Changes changes = new Changes(new LinkedHashMap<>(), new ArrayList<>());
        for (PublishedEvent event : events) {
            try {
                for (String id : projection.documentsOf(event)) {
                    changes.byDocument()
                            .computeIfAbsent(id, none -> new ArrayList<>())
                            .add(event);
                }
            } catch (RuntimeException e) {
                String alone = Parked.alone(event.envelope().position());
                if (!isSkipped.test(alone, event)) {
                    changes.untold().add(new Failure(alone, event, e));
                }
            }
        }
        return changes;
    }

    /**
     * Writes.
     *
     * @return of each document that could not take all its events, the first that failed
     */
    List<Failure> write(Map<String, List<PublishedEvent>> byDocument) {
        Attempt attempt = attempt(byDocument);
        while (!attempt.writes().isEmpty() && !holds(attempt.writes())) {
            attempt = attempt(byDocument);
        }
        return attempt.failures();
    }

    private record Attempt(List<WriteModel<Document>> writes, List<Failure> failures) {}

    /** What brings the documents from where they stand now to the last of their events. */
    private Attempt attempt(Map<String, List<PublishedEvent>> byDocument) {
        Map<String, Document> stored = stored(byDocument);
        Attempt attempt = new Attempt(new ArrayList<>(), new ArrayList<>());
        byDocument.forEach((id, changes) -> {
            Attempt one = attempt(id, stored.get(id), changes);
            attempt.writes().addAll(one.writes());
            attempt.failures().addAll(one.failures());
        });
        return attempt;
    }

    private Attempt attempt(String id, @Nullable Document before, List<PublishedEvent> events) {
        try {
            return new Evolution(id, before, /* writesEach= */ false).through(events);
        } catch (UnwritableException e) {
            return new Evolution(id, before, /* writesEach= */ true)
                    .through(events); // which tells of which event it is
        }
    }

    /** What a document has become cannot be written. */
    private static final class UnwritableException extends RuntimeException {
        UnwritableException(RuntimeException cause) {
            super(cause);
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

    /** One document on its way through its events. */
    private final class Evolution {
        private final String id;
        private final @Nullable Document before;
        private final boolean writesEach;
        private final Attempt attempt = new Attempt(new ArrayList<>(), new ArrayList<>());
        private @Nullable D document;
        private long order;
        private @Nullable D changed;

        /** @param writesEach whether what each event makes of it is written, and not only what the last does */
        Evolution(String id, @Nullable Document before, boolean writesEach) {
            this.id = id;
            this.before = before;
            this.writesEach = writesEach;
        }

        Attempt through(List<PublishedEvent> events) {
            try {
                document = before == null ? null : projection.read(before);
            } catch (RuntimeException e) {
                failed(events.getFirst(), e);
                return attempt;
            }
            for (PublishedEvent event : events) {
                try {
                    apply(event);
                } catch (RuntimeException e) {
                    if (failed(event, e)) {
                        break;
                    }
                }
            }
            if (changed != null) {
                attempt.writes().add(write(changed));
            }
            return attempt;
        }

        @SuppressWarnings("ReferenceEquality") // another that is equal is written, as its order is newer
        private void apply(PublishedEvent event) {
            long orderOfEvent = projection.order(event);
            if (before != null && orderOfEvent <= before.getLong(Projection.ORDER)) {
                return;
            }
            D evolved = projection.evolve(id, document, event);
            if (evolved == document) { // so that the order is the same however the events come in batches
                return;
            }
            if (writesEach) {
                projection.write(evolved);
            }
            document = evolved;
            changed = evolved;
            order = orderOfEvent;
        }

        /** Whether the event is one that is not left out. */
        private boolean failed(PublishedEvent event, RuntimeException cause) {
            if (isPassing(cause)) {
                throw cause;
            }
            if (isSkipped.test(id, event)) {
                return false;
            }
            attempt.failures().add(new Failure(id, event, cause));
            return true;
        }

        private WriteModel<Document> write(D last) {
            Document after = stored(last).append(Projection.ORDER, order);
            return before == null
                    ? new InsertOneModel<>(after)
                    : new ReplaceOneModel<>(
                            new Document("_id", id).append(Projection.ORDER, new Document("$lt", order)), after);
        }

        private Document stored(D last) {
            try {
                return projection.write(last);
            } catch (RuntimeException e) {
                throw isPassing(e) ? e : new UnwritableException(e);
            }
        }
    }

    /** Whether what failed may succeed a moment later, though nobody does anything about the event. */
    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof MongoException
                || failure instanceof SealingException.Unavailable
                || failure instanceof SealingException.KekMissing;
    }

    /** Writes; false if another node made one of the documents meanwhile, so that it must be read again. */
    private boolean holds(List<WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException e) {
            boolean onlyMadeMeanwhile = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCode() == Inserts.DUPLICATE_KEY);
            if (!onlyMadeMeanwhile) {
                throw e;
            }
            return false;
        }
    }
}

package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.tenantry.query.projection.DocumentWriter.Changes;
import org.tenantry.subscriber.PublishedEvent;

/** Writes whole batches, and tells what failed in words. */
final class BatchWriter<D> {
    private final DocumentWriter<D> writer;

    BatchWriter(Projection<D> projection, MongoCollection<Document> collection) {
        this(projection, collection, (document, event) -> false);
    }

    BatchWriter(
            Projection<D> projection,
            MongoCollection<Document> collection,
            BiPredicate<String, PublishedEvent> isSkipped) {
        this.writer = new DocumentWriter<>(projection, collection, isSkipped);
    }

    List<String> write(List<PublishedEvent> events) {
        Changes changes = writer.changes(events);
        return Stream.concat(changes.untold().stream(), writer.write(changes.byDocument()).stream())
                .map(failure -> failure.document() + " at "
                        + failure.event().envelope().position().offset() + ": "
                        + failure.cause().getMessage())
                .toList();
    }
}

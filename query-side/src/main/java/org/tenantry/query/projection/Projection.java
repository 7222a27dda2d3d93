package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.PublishedEvent;

/**
 * How events become the documents of one collection: pure functions, which tell the same of the same events whenever and
 * wherever they are asked.
 *
 * @param <D> a document, immutable
 */
public interface Projection<D> {
    /** The field that the engine adds to every document: where the last event in it stands in its {@link #order}. */
    String ORDER = "p";

    /** What it is called, and its first collection. */
    String name();

    /**
     * The ids of the documents that an event changes. It is told without reading what the event says, where
     * that can be: an event that cannot be read holds up these documents only. One of which this cannot be told is
     * set aside alone, and those after it are not held up.
     */
    List<String> documentsOf(PublishedEvent event);

    /**
     * One of the documents that an event changes, after it. It is {@code before} itself if there is nothing
     * to change, not even its {@link #order}: then nothing is written. What it throws parks the document: see {@link
     * Parked}.
     *
     * @param id of the document
     * @param before null if there is none yet
     */
    D evolve(String id, @Nullable D before, PublishedEvent event);

    /**
     * Where an event stands among those of its document; within a partition this grows, too. It is the
     * position, but for documents whose events come from several partitions, which have no common order.
     */
    default long order(PublishedEvent event) {
        return event.envelope().position().offset();
    }

    /** The indexes that the queries are served by; {@code _id} has one of its own. */
    default void createIndexes(MongoCollection<Document> collection) {}

    /** Reads what {@link #write} wrote. */
    D read(Document stored);

    /** The document as it is stored, {@code _id} included. */
    Document write(D document);
}

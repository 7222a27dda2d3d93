package org.tenantry.query.projection;

import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.PublishedEvent;

/**
 * How events become the documents of one collection.
 *
 * @param <D> a document, immutable
 */
public interface Projection<D> {
    /** The field that the engine adds to every document: where the last event in it stands in its {@link #order}. */
    String ORDER = "p";

    /** The collection's name, and the projection's. */
    String name();

    /** The id of the document that an event changes; empty for an event that changes none here. */
    Optional<String> documentOf(PublishedEvent event);

    /**
     * The document after an event.
     *
     * @param before null if there is none yet
     */
    D evolve(@Nullable D before, PublishedEvent event);

    /**
     * Where an event stands among those of its document; within a partition this grows, too. It is the
     * position, but for documents whose events come from several partitions, which have no common order.
     */
    default long order(PublishedEvent event) {
        return event.envelope().position().offset();
    }

    /** Reads what {@link #write} wrote. */
    D read(Document stored);

    /** The document as it is stored, {@code _id} included. */
    Document write(D document);
}

package org.tenantry.subscriber;

import java.util.Optional;

/**
 * Where a subscriber keeps how far it has come. Kafka's own offsets are one place; the database in
 * which the handlers' effects go is a better one, and there the handler may store it too, in the
 * transaction that holds the effects: see {@link BatchHandler}.
 */
public interface ProgressStore {
    /** Empty if nothing of the partition was handled yet. */
    Optional<Place> load(int partition);

    /**
     * Keeps a place, unless one of a higher position is kept: then it does nothing. Also called after a
     * handler that has stored the place itself.
     */
    void save(int partition, Place place);
}

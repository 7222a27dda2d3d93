package org.tenantry.subscriber;

import java.util.Optional;

/**
 * Where a subscriber keeps how far it has come. Kafka's own offsets are one place; the database in
 * which the handlers' effects go is a better one.
 */
public interface ProgressStore {
    /** Empty if nothing of the partition was handled yet. */
    Optional<Place> load(int partition);

    void save(int partition, Place place);
}

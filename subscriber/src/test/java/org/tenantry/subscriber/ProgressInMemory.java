package org.tenantry.subscriber;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** As a database would keep it over restarts. */
final class ProgressInMemory implements ProgressStore {
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();

    @Override
    public Optional<Place> load(int partition) {
        return Optional.ofNullable(places.get(partition));
    }

    @Override
    public void save(int partition, Place place) {
        places.put(partition, place);
    }
}

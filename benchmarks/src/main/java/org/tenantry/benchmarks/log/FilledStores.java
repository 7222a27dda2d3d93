package org.tenantry.benchmarks.log;

import java.util.EnumMap;
import java.util.Map;
import org.tenantry.benchmarks.servers.MongoServer;

/** A store of each contender that holds events already. It keeps what every round adds. */
final class FilledStores implements AutoCloseable {
    private final Map<Contender, EventStore> stores = new EnumMap<>(Contender.class);

    void add(MongoServer server, Contender contender, int events) throws InterruptedException {
        EventStore store = contender.open(server, server.newDatabase());
        stores.put(contender, store);
        Filling.fill(store, events);
    }

    EventStore of(Contender contender) {
        EventStore store = stores.get(contender);
        if (store == null) {
            throw new IllegalStateException(contender + " has no filled store");
        }
        return store;
    }

    @Override
    public void close() {
        stores.values().forEach(EventStore::close);
    }
}

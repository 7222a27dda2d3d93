package org.tenantry.benchmarks.log;

import org.tenantry.benchmarks.servers.MongoServer;

/** What is compared when events are appended. */
enum Contender {
    AXON,
    LOG,
    LOG_IN_ONE,
    LIMIT,
    LIMIT_IN_ONE;

    EventStore open(MongoServer server, String database) {
        return switch (this) {
            case AXON -> AxonStore.open(server, database);
            case LOG, LOG_IN_ONE -> TenantryStore.open(server, database, partitions());
            case LIMIT, LIMIT_IN_ONE -> RawStore.open(server, database, partitions());
        };
    }

    /** What it is held against: as many partitions in use; for Axon's extension, which has none, all. */
    Contender limit() {
        return switch (this) {
            case AXON, LOG, LIMIT -> LIMIT;
            case LOG_IN_ONE, LIMIT_IN_ONE -> LIMIT_IN_ONE;
        };
    }

    /** Whether it is another than its sibling with all partitions in use. */
    boolean differsFor(int callers) {
        return callers > 1 || partitions() == TenantryStore.PARTITIONS;
    }

    String describe(int callers) {
        return switch (this) {
            case AXON -> "Axon's extension";
            case LOG, LOG_IN_ONE -> "Tenantry's log" + inPartitions(callers);
            case LIMIT, LIMIT_IN_ONE ->
                callers == 1
                        ? "limit: raw inserts"
                        : "limit: raw batches of " + RawStore.batch(callers, partitions()) + inPartitions(callers);
        };
    }

    private String inPartitions(int callers) {
        if (callers == 1) {
            return "";
        }
        return partitions() == 1 ? ", 1 partition" : ", " + partitions() + " partitions";
    }

    private int partitions() {
        return switch (this) {
            case AXON, LOG, LIMIT -> TenantryStore.PARTITIONS;
            case LOG_IN_ONE, LIMIT_IN_ONE -> 1;
        };
    }
}

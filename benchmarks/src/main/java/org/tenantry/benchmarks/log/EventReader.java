package org.tenantry.benchmarks.log;

/** Reads what a store was filled with, call by call, for one thread. */
interface EventReader {
    /** How many events a call reads onwards. */
    int PAGE = 200;

    /** The next events in the store's order, from the first on again after the last. */
    int readOn();

    /** All events of an aggregate. */
    int readAggregate(String aggregate);
}

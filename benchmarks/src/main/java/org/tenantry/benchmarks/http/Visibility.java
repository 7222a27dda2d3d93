package org.tenantry.benchmarks.http;

import org.tenantry.benchmarks.measuring.Latencies;

/** How soon new tenants were found. */
final class Visibility {
    private final Latencies polled = new Latencies();
    private final Latencies withPosition = new Latencies();
    private final Latencies searchAlone = new Latencies();
    private long earlySearches;

    /** Asked again and again, with no position: until the answer that has it. */
    Latencies polled() {
        return polled;
    }

    /** Asked once, with the position: until the answer. */
    Latencies withPosition() {
        return withPosition;
    }

    /** For what has long been there. */
    Latencies searchAlone() {
        return searchAlone;
    }

    void countEarlySearch() {
        earlySearches++;
    }

    /** How many searches came too early, on average, before one found the tenant. */
    double earlySearches() {
        return (double) earlySearches / polled.count();
    }

    void add(Visibility other) {
        polled.add(other.polled);
        withPosition.add(other.withPosition);
        searchAlone.add(other.searchAlone);
        earlySearches += other.earlySearches;
    }
}

package org.tenantry.benchmarks.reads;

import java.util.Comparator;

/**
 * What is searched in rounds of its own.
 *
 * @param tenants how many there are
 */
record Kind(int tenants, Search search, Contender contender) implements Comparable<Kind> {
    /** With whose code. */
    enum Contender {
        TENANTRY,
        /** The driver's find, in this process. */
        RAW_FIND
    }

    private static final Comparator<Kind> ORDER =
            Comparator.comparingInt(Kind::tenants).thenComparing(Kind::search).thenComparing(Kind::contender);

    Kind limit() {
        return new Kind(tenants, search, Contender.RAW_FIND);
    }

    Kind among(int others) {
        return new Kind(others, search, contender);
    }

    @Override
    public int compareTo(Kind other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return search + (contender == Contender.TENANTRY ? ", " : ", the driver's find, ") + tenants + " tenants";
    }
}

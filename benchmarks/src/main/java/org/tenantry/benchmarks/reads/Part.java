package org.tenantry.benchmarks.reads;

import java.util.Locale;

/** What is measured one after the other. */
enum Part {
    SEARCHES,
    /** From an empty start, as a rebuild begins too. */
    PROJECTION,
    VISIBLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

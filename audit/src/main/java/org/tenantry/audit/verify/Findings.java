package org.tenantry.audit.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenantry.audit.verify.Finding.Kind;

/** What was found in a partition: all are counted, and of each kind the first are kept. */
final class Findings {
    private static final int KEPT = 100;

    private final int partition;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Finding> kept = new ArrayList<>();

    Findings(int partition) {
        this.partition = partition;
    }

    void add(Kind kind, long position, String detail) {
        if (counts.merge(kind, 1L, Long::sum) <= KEPT) {
            kept.add(new Finding(kind, partition, position, detail));
        }
    }

    Map<Kind, Long> counts() {
        return counts;
    }

    List<Finding> kept() {
        return kept;
    }
}

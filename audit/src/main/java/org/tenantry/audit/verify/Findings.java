package org.tenantry.audit.verify;

import static org.tenantry.audit.verify.Finding.NOWHERE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.verify.Finding.Kind;
import org.tenantry.events.Position;

/** What was found in a partition, or in what is of none: all are counted, and of each kind the first are kept. */
final class Findings {
    private static final int KEPT = 100;

    private final int partition;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Finding> kept = new ArrayList<>();

    Findings(int partition) {
        this.partition = partition;
    }

    void add(Kind kind, long position, String detail) {
        add(new Finding(kind, partition, position, detail));
    }

    /** @param at the event; null if there is none */
    void add(Kind kind, @Nullable Position at, String detail) {
        add(new Finding(kind, at == null ? NOWHERE : at.partition(), at == null ? NOWHERE : at.offset(), detail));
    }

    private void add(Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= KEPT) {
            kept.add(finding);
        }
    }

    Map<Kind, Long> counts() {
        return counts;
    }

    List<Finding> kept() {
        return kept;
    }
}

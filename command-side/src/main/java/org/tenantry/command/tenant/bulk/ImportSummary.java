package org.tenantry.command.tenant.bulk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.tenantry.command.tenant.bulk.LineResult.Outcome;

/**
 * The last line of an import's answer: without it, the answer was cut off.
 *
 * @param done true
 */
@Schema(name = "ImportSummary")
record ImportSummary(boolean done, int created, int updated, int unchanged, int refused) {
    /** Counts results as they come. */
    static final class Counter {
        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

        void count(LineResult result) {
            counts.merge(result.outcome(), 1, Integer::sum);
        }

        ImportSummary summary() {
            return new ImportSummary(
                    true, of(Outcome.CREATED), of(Outcome.UPDATED), of(Outcome.UNCHANGED), of(Outcome.REFUSED));
        }

        private int of(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }
}

package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.tenantry.audit.doctor.Diagnosis.State;

/** What waits for an operator. */
final class ParkedArea {
    private static final String AREA = "parked";
    private static final int NAMED = 5;

    private ParkedArea() {}

    static Diagnosis examine(StoredReadModels models, Instant now) {
        List<Document> parked = models.parked().stream()
                .sorted(Comparator.comparing(one -> one.getDate("since")))
                .toList();
        long skipped = models.skipped();
        Map<String, ?> figures = Map.of("parked", parked.size(), "skipped", skipped);
        String leftOut = skipped == 0 ? "" : "; " + Amounts.count(skipped, "event") + " left out, by order";
        if (parked.isEmpty()) {
            return Diagnosis.ok(AREA, "nothing waits" + leftOut, figures);
        }
        Duration oldest = Duration.between(parked.getFirst().getDate("since").toInstant(), now);
        return new Diagnosis(
                AREA,
                State.ACT,
                Amounts.count(parked.size(), "document") + " cannot go on, the first for " + Amounts.time(oldest)
                        + leftOut,
                parked.stream().limit(NAMED).map(ParkedArea::shown).collect(Collectors.joining(". "))
                        + (parked.size() > NAMED ? " ... and " + (parked.size() - NAMED) + " more" : "")
                        + ". Their later events wait, too, and /readyz is red. Mend the cause, then POST"
                        + " /v1/operations/parked/retry; or leave the event out: /v1/operations/parked/skip."
                        + " GET /v1/operations/parked tells all; see docs/read-models.md.",
                figures);
    }

    private static String shown(Document one) {
        return one.getString("document") + " of " + one.getString("generation") + ", at " + one.getInteger("partition")
                + "-" + one.getLong("position") + ": " + outermost(one.getString("reason"));
    }

    /** An exception and what it says, without those that caused it: they may cite what the event says. */
    private static String outermost(String reason) {
        return Arrays.stream(reason.split(": ", 3)).limit(2).collect(Collectors.joining(": "));
    }
}

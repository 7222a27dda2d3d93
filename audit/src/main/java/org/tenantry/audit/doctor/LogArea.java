package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tenantry.audit.doctor.Diagnosis.State;
import org.tenantry.log.Head;
import org.tenantry.log.StoredLog;

/** How far the log is, and whether its clocks are right. */
final class LogArea {
    private static final String AREA = "log";

    /** From when on a node with the right time warns, and from when on it takes no commits: see the log. */
    private static final Duration WARNED = Duration.ofSeconds(5);

    private static final Duration REFUSED = Duration.ofMinutes(1);

    private LogArea() {}

    static Diagnosis examine(StoredLog log, Instant now) {
        List<Head> heads =
                IntStream.range(0, log.partitions()).mapToObj(log::head).toList();
        long events = heads.stream().mapToLong(Head::position).sum();
        Instant last = heads.stream().map(Head::time).max(Instant::compareTo).orElse(Instant.EPOCH);
        Map<String, ?> figures = Map.of(
                "events",
                events,
                "last",
                last.toString(),
                "heads",
                heads.stream().map(Head::position).toList());
        if (events == 0) {
            return Diagnosis.ok(AREA, "nothing has happened yet", figures);
        }
        String told = Amounts.count(events, "event") + " in " + log.partitions() + " partitions; the last of " + last;
        Duration ahead = Duration.between(now, last);
        if (ahead.compareTo(WARNED) <= 0) {
            return Diagnosis.ok(AREA, told + ", " + Amounts.time(ahead) + " ago", figures);
        }
        return new Diagnosis(
                AREA,
                ahead.compareTo(REFUSED) > 0 ? State.ACT : State.LOOK,
                told + ", which is to come in " + Amounts.time(ahead),
                "A node's clock is wrong, or this one's: a node with the right time takes no commits in a partition whose last"
                        + " is of more than a minute later. Set the clocks by NTP; until that time has come, it answers 503.",
                figures);
    }
}

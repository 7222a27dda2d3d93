package org.tenantry.audit.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.tenantry.audit.erasure.Check.Verdict;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;
import org.tenantry.log.Damage;
import org.tenantry.log.Inspected;
import org.tenantry.log.Inspection;
import org.tenantry.log.LogEvent;
import org.tenantry.log.StoredLog;
import tools.jackson.core.JacksonException;

/** What the log tells of an erasure, by one reading of the tenant's partition. */
final class LogEvidence {
    private static final String ERASED = "TenantErased";

    /** By what a request is known again; sealed if there was anything personal in it. */
    private static final String REQUEST = "request";

    private static final String SEALED = "sealed.";

    private final StoredLog log;
    private final TenantId tenant;
    private final int partition;
    private final List<String> recorded = new ArrayList<>();
    private final List<String> inClear = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();
    private long events;
    private long ofTenant;

    LogEvidence(StoredLog log, TenantId tenant) {
        this.log = log;
        this.tenant = tenant;
        this.partition = tenant.partition(log.partitions());
    }

    /** The ids of the keys that the tenant's data are sealed under. */
    Set<String> keys() {
        return keys;
    }

    /** Whether the tenant has any events. */
    boolean hasTenant() {
        return ofTenant > 0;
    }

    /** @param progress is told of so many events more, again and again */
    List<Check> checks(LongConsumer progress) {
        try (Inspection inspection = log.inspect(partition, log.beginning(partition))) {
            while (inspection.hasNext()) {
                Inspected inspected = inspection.next();
                inspected.damages().stream().map(this::told).forEach(damages::add);
                inspected.commit().ifPresent(commit -> {
                    events += commit.events().size();
                    if (commit.key().equals(tenant.value())) {
                        take(commit);
                    }
                    progress.accept(commit.events().size());
                });
            }
        }
        return List.of(
                recorded.isEmpty()
                        ? new Check("recorded", Verdict.BROKEN, List.of("the log has no " + ERASED + " of " + tenant))
                        : new Check("recorded", Verdict.HOLDS, recorded),
                Check.unless(
                        inClear,
                        "sealed in the log",
                        "its " + ofTenant + " events in partition " + partition + "; sealed under "
                                + (keys.isEmpty() ? "no key" : "key " + String.join(", ", keys))),
                Check.unless(
                        damages,
                        "chain",
                        "content, hashes, order and positions of all " + events + " events in partition " + partition));
    }

    private void take(Commit commit) {
        ClearText ofCommit = new ClearText();
        for (int index = 0; index < commit.events().size(); index++) {
            LogEvent event = commit.events().get(index);
            Position position = new Position(partition, commit.position() + index);
            ofTenant++;
            if (event.type().equals(ERASED)) {
                recorded.add(position + ", on " + commit.time() + ", by "
                        + commit.metadata().getOrDefault("actor", "nobody"));
            }
            int before = ofCommit.found().size();
            try {
                ofCommit.look(event.payload());
            } catch (JacksonException e) {
                inClear.add(position + ": what it says is no JSON");
            }
            ofCommit.found().stream()
                    .skip(before)
                    .forEach(pointer -> inClear.add(position + ": " + pointer + " is in clear"));
        }
        keys.addAll(ofCommit.keys());
        String request = commit.metadata().getOrDefault(REQUEST, SEALED);
        if (!ofCommit.keys().isEmpty() && !request.startsWith(SEALED)) {
            inClear.add(new Position(partition, commit.position()) + ": the hash of its request is in clear, by which"
                    + " what was sealed may be guessed");
        }
    }

    private String told(Damage damage) {
        return new Position(partition, damage.position()) + ": " + damage.detail();
    }
}

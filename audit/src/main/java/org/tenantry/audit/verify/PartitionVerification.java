package org.tenantry.audit.verify;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.Legality;
import org.tenantry.audit.verify.Finding.Kind;
import org.tenantry.log.Commit;
import org.tenantry.log.Damage;
import org.tenantry.log.Head;
import org.tenantry.log.Inspected;
import org.tenantry.log.Inspection;
import org.tenantry.log.StoredLog;

/** Verifies one partition, and goes on behind what is wrong. */
final class PartitionVerification {
    private final StoredLog log;
    private final int partition;
    private final Head from;
    private final @Nullable TopicComparison topic;
    private final Findings findings;
    private final DomainEvents domains;

    /** Null from when on it cannot be told: something before is missing, or not what it was. */
    private @Nullable Legality legality;

    private long commits;
    private long events;

    /**
     * @param from where to begin: what is before is taken for intact
     * @param topic what it is compared with, if it is
     */
    PartitionVerification(StoredLog log, int partition, Head from, @Nullable TopicComparison topic, Findings findings) {
        this.log = log;
        this.partition = partition;
        this.from = from;
        this.topic = topic;
        this.findings = findings;
        this.domains = new DomainEvents(partition);
        this.legality = from.position() == 0 ? new Legality(partition, log.partitions()) : null;
    }

    /**
     * What was verified of a partition.
     *
     * @param from the position of the first event
     * @param head the place behind the last
     * @param unpublished how many are not in the topic yet
     */
    record Verified(
            int partition,
            long from,
            Head head,
            long commits,
            long events,
            long unpublished,
            DomainEvents domains,
            Findings findings) {}

    /** @param progress is told of so many events more, again and again */
    Verified run(LongConsumer progress) {
        try (Inspection inspection = log.inspect(partition, from)) {
            while (inspection.hasNext()) {
                Inspected inspected = inspection.next();
                inspected.damages().forEach(this::found);
                if (inspected.isLost()) {
                    legality = null;
                }
                domains.take(inspected);
                inspected.commit().ifPresent(commit -> {
                    take(commit);
                    progress.accept(commit.events().size());
                });
            }
            if (topic != null) {
                topic.end();
            }
            log.strays(partition).forEach(stray -> findings.add(Kind.LOG_STRAY, Finding.NOWHERE, stray));
            return new Verified(
                    partition,
                    from.position(),
                    inspection.head(),
                    commits,
                    events,
                    topic == null ? 0 : topic.unpublished(),
                    domains,
                    findings);
        }
    }

    private void take(Commit commit) {
        commits++;
        events += commit.events().size();
        if (legality != null) {
            legality.take(commit).forEach(fault -> findings.add(Kind.LOG_ILLEGAL, fault.position(), fault.reason()));
        }
        if (topic != null) {
            topic.compare(commit);
        }
    }

    private void found(Damage damage) {
        findings.add(
                switch (damage.kind()) {
                    case GAP -> Kind.LOG_GAP;
                    case CONTENT -> Kind.LOG_CONTENT;
                    case CHAIN -> Kind.LOG_CHAIN;
                    case ORDER -> Kind.LOG_ORDER;
                    case SEQUENCE -> Kind.LOG_SEQUENCE;
                },
                damage.position(),
                damage.detail());
    }

    /** Whether the log still passes through a place where it was. */
    static void pin(StoredLog log, int partition, Head known, Findings findings) {
        if (known.position() == 0) {
            return;
        }
        Optional<Commit> there = log.commitWith(partition, known.position() - 1);
        if (there.isEmpty()) {
            findings.add(Kind.CHECKPOINT, known.position() - 1, "the log had an event there, and has none");
        } else if (there.get().end() != known.position() || !there.get().hash().equals(known.hash())) {
            findings.add(
                    Kind.CHECKPOINT,
                    known.position() - 1,
                    "the log had the hash " + known.hash() + " there, and has "
                            + there.get().hash() + ": it was written anew");
        }
    }
}

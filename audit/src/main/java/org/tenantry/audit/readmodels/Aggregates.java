package org.tenantry.audit.readmodels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.log.AggregateScan;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** The aggregates of all partitions, in the order of their ids. To be closed. */
final class Aggregates implements AutoCloseable {
    private record Scanned(int partition, AggregateScan scan) {
        String next() {
            return scan.peek().aggregate();
        }
    }

    private final List<Scanned> all = new ArrayList<>();
    private final Queue<Scanned> waiting = new PriorityQueue<>(Comparator.comparing(Scanned::next));

    Aggregates(StoredLog log) {
        for (int partition = 0; partition < log.partitions(); partition++) {
            Scanned one = new Scanned(partition, log.scanAggregates(partition));
            all.add(one);
            if (one.scan().hasNext()) {
                waiting.add(one);
            }
        }
    }

    boolean hasNext() {
        return !waiting.isEmpty();
    }

    /** The next; none of its events if one of them cannot be read, which the log's verification tells. */
    Aggregate next() {
        Scanned scanned = Optional.ofNullable(waiting.poll()).orElseThrow(NoSuchElementException::new);
        String id = scanned.next();
        List<Commit> commits = new ArrayList<>();
        while (scanned.scan().hasNext() && scanned.next().equals(id)) {
            commits.add(scanned.scan().next());
        }
        if (scanned.scan().hasNext()) {
            waiting.add(scanned);
        }
        return of(scanned.partition(), id, commits);
    }

    /** As it is in the log now. */
    static Aggregate read(StoredLog log, int partition, String id) {
        return of(partition, id, log.readAggregate(partition, id, 0));
    }

    private static Aggregate of(int partition, String id, List<Commit> commits) {
        try {
            return new Aggregate(
                    partition,
                    id,
                    commits.stream()
                            .flatMap(commit -> StoredEvent.of(partition, commit).stream())
                            .toList());
        } catch (IllegalStateException e) {
            return new Aggregate(partition, id, List.of());
        }
    }

    @Override
    public void close() {
        all.forEach(one -> one.scan().close());
    }
}

package org.tenantry.query.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;
import org.tenantry.query.watch.Watched;

/** What somebody who comes again has missed. */
public final class MissedChanges {
    private static final Logger log = LoggerFactory.getLogger(MissedChanges.class);
    private static final int PLATFORM = 0;
    private static final int MOST = 500;
    private static final int MOST_NAMESPACES = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So many at once: what is read for each is large, and many may come again together. */
    private static final int AT_ONCE = 4;

    private final Semaphore reading = new Semaphore(AT_ONCE);
    private final StoredVersions versions;
    private final SeenTopic topic;
    private final ReadYourWrites readYourVersions;
    private final ReadYourWrites readYourDefinitions;

    public MissedChanges(
            StoredVersions versions,
            SeenTopic topic,
            ReadYourWrites readYourVersions,
            ReadYourWrites readYourDefinitions) {
        this.versions = versions;
        this.topic = topic;
        this.readYourVersions = readYourVersions;
        this.readYourDefinitions = readYourDefinitions;
    }

    /** Whether this node has seen all that somebody has who watches a tenant; waits for it a little. */
    boolean isSeen(PositionVector positions, TenantId tenant) {
        try {
            for (int partition : partitions(tenant)) {
                Position last = new Position(partition, Math.max(0, positions.of(partition)));
                if (positions.of(partition) >= 0 && !topic.await(last, PATIENCE)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What changed between two places, in the order of each partition.
     *
     * @return empty if it is too much, or cannot be told now
     */
    Optional<List<WatchedChange>> between(Watched watched, PositionVector after, PositionVector until) {
        try {
            Set<String> namespaces = watched.namespaces().isEmpty() ? defined(until) : watched.namespaces();
            List<WatchedChange> missed = new ArrayList<>();
            for (int partition : partitions(watched.tenant())) {
                long last = until.of(partition);
                if (after.of(partition) < last) {
                    readYourVersions.await(new Position(partition, last).toString(), Touched.everything());
                    missed.addAll(between(watched, namespaces, partition, after.of(partition), last));
                }
            }
            return missed.size() > MOST || namespaces.size() > MOST_NAMESPACES ? Optional.empty() : Optional.of(missed);
        } catch (ProblemException e) {
            log.warn("What a watcher missed cannot be told: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** One more than are told is enough to know that it is too much. */
    private List<OfConfiguration> between(
            Watched watched, Set<String> namespaces, int partition, long after, long until) {
        if (!mayRead()) {
            throw ProblemException.unavailable("overloaded", "Too many come again at once.", PATIENCE);
        }
        try {
            List<OfConfiguration> found = new ArrayList<>(
                    versions.between(aggregates(watched.tenant(), namespaces, partition), after, until, MOST + 1));
            if (watched.subtree() && partition != PLATFORM) {
                found.addAll(versions.betweenWithin(watched.tenant(), namespaces, after, until, MOST + 1));
            }
            return found.stream()
                    .distinct()
                    .sorted(Comparator.comparingLong(change -> change.position().offset()))
                    .toList();
        } finally {
            reading.release();
        }
    }

    private boolean mayRead() {
        try {
            return reading.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> aggregates(TenantId tenant, Set<String> namespaces, int partition) {
        List<String> aggregates = new ArrayList<>();
        for (String namespace : namespaces) {
            Lineage.aggregates(Aggregates.levels(tenant), namespace).stream()
                    .filter(aggregate -> aggregate.startsWith("/") == (partition == PLATFORM))
                    .forEach(aggregates::add);
        }
        return aggregates;
    }

    private Set<String> defined(PositionVector until) {
        long last = until.of(PLATFORM);
        readYourDefinitions.await(last < 0 ? null : new Position(PLATFORM, last).toString(), Touched.everything());
        return versions.namespaces(MOST_NAMESPACES + 1);
    }

    private List<Integer> partitions(TenantId tenant) {
        return List.of(PLATFORM, tenant.partition(topic.partitions()));
    }
}

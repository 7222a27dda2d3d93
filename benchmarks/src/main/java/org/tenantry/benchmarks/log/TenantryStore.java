package org.tenantry.benchmarks.log;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantryEvent;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;

/** Tenantry's log, all or one of its partitions in use. An append is a commit with one event. */
public final class TenantryStore implements EventStore {
    /** How many partitions a log has by default. */
    public static final int PARTITIONS = 8;

    private static final int FILLERS = 800;

    private final EventLog log;
    private final int partitionsInUse;
    private final AtomicLong aggregates = new AtomicLong();

    private TenantryStore(EventLog log, int partitionsInUse) {
        this.log = log;
        this.partitionsInUse = partitionsInUse;
    }

    /** A log in a database that has none. */
    public static TenantryStore open(MongoServer server, String database, int partitionsInUse) {
        LogSettings usual = LogSettings.withPartitions(PARTITIONS);
        LogSettings settings = new LogSettings(
                null,
                PARTITIONS,
                MongoServer.PATIENCE,
                MongoServer.PATIENCE,
                usual.maxQueuedCommits(),
                usual.maxQueuedBytes());
        return new TenantryStore(EventLog.open(server.uri(), database, settings), partitionsInUse);
    }

    /** A commit of one event. */
    public static NewCommit commit(SampleEvent event) {
        TenantryEvent content = event.content();
        LogEvent logEvent = new LogEvent(EventJson.typeOf(content), EventJson.write(content));
        return new NewCommit(
                UUID.randomUUID().toString(),
                event.tenant(),
                event.tenant(),
                event.sequence(),
                SampleEvent.METADATA,
                List.of(logEvent),
                List.of());
    }

    @Override
    public List<Writer> writers(int callers) {
        return IntStream.range(0, callers)
                .mapToObj(caller -> writer(caller % partitionsInUse))
                .toList();
    }

    @Override
    public List<Writer> fillers() {
        return writers(FILLERS);
    }

    private Writer writer(int partition) {
        Series series = new Series(aggregates);
        return () -> {
            log.append(partition, commit(series.next()));
            return 1;
        };
    }

    /** The log itself; its first partition is in use. */
    public EventLog log() {
        return log;
    }

    @Override
    public void close() {
        log.close();
    }
}

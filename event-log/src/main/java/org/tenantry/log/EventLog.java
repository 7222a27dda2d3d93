package org.tenantry.log;

import com.mongodb.Block;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.SslSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The event log. One per process; every process may append. An acknowledged commit is held by a
 * majority and journalled, and stands for ever where it stands.
 */
public final class EventLog extends StoredLog {
    /** As many as the publisher puts into a transaction: each costs a round trip to MongoDB, and two to Kafka. */
    private static final int READ_WINDOW = 500;

    private final List<PartitionAppender> appenders;

    private EventLog(
            MongoClient client,
            MongoDatabase database,
            LogMeta meta,
            List<MongoCommitStore> stores,
            List<PartitionAppender> appenders) {
        super(client, database, meta, stores);
        this.appenders = appenders;
    }

    /**
     * Opens the log in a database, or makes it if the database has none.
     *
     * @param uri of the server; read and write concern and preference in it are passed over, they
     *     are fixed here
     * @param tls what is to be said of TLS beyond the URI
     * @param meters for what is measured
     * @throws IllegalStateException if what is there does not fit, with the reason
     * @throws com.mongodb.MongoException if there is no server
     */
    public static EventLog open(
            String uri, Block<SslSettings.Builder> tls, String database, LogSettings settings, MeterRegistry meters) {
        MongoClient client = MongoClients.create(clientSettings(uri, tls));
        try {
            return open(client, client.getDatabase(database), settings, meters, Time.system(InstantSource.system()));
        } catch (InterruptedException e) {
            client.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was opened", e);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** The same, with TLS as the URI says. */
    public static EventLog open(String uri, String database, LogSettings settings, MeterRegistry meters) {
        return open(uri, tls -> {}, database, settings, meters);
    }

    /** The same, and nothing is measured. */
    public static EventLog open(String uri, String database, LogSettings settings) {
        return open(uri, database, settings, new CompositeMeterRegistry());
    }

    private static EventLog open(
            MongoClient client, MongoDatabase database, LogSettings settings, MeterRegistry meters, Time time)
            throws InterruptedException {
        LogMeta meta = LogMeta.openOrCreate(database, settings, time);
        List<MongoCommitStore> stores = new ArrayList<>();
        List<PartitionAppender> appenders = new ArrayList<>();
        for (int partition = 0; partition < meta.partitions(); partition++) {
            MongoCommitStore store = MongoCommitStore.in(database, partition);
            Head head = store.last().map(Head::after).orElse(Head.genesis(meta, partition));
            stores.add(store);
            appenders.add(new PartitionAppender(partition, store, head, settings, time, meters));
        }
        appenders.forEach(PartitionAppender::start);
        return new EventLog(client, database, meta, stores, appenders);
    }

    /**
     * Appends a commit and waits until a majority has it.
     *
     * @throws AppendException if that is not acknowledged; all but {@link
     *     AppendException.OutcomeUnknown} are sure that nothing is stored
     */
    public Appended append(int partition, NewCommit commit) {
        return appenders.get(partition).append(commit);
    }

    /**
     * The commits from a position on, in order and without gaps, up to the head or as many as one
     * read brings; empty at the head.
     *
     * @param position where a commit begins
     * @throws LogUnavailableException if the server gives no answer
     * @throws LogDamagedException if there is a commit behind a hole
     * @throws IllegalArgumentException if the position lies within a commit
     */
    public List<Commit> read(int partition, long position) {
        PartitionReader reader = reader(partition);
        long known = appenders.get(partition).head().position() - position;
        if (known > 0) {
            return reader.read(position, (int) Math.min(known, READ_WINDOW)); // a window costs what it asks for
        }
        List<Commit> next = reader.read(position, 1); // most of the time there is nothing: ask for little
        return next.isEmpty() ? next : reader.read(position, READ_WINDOW);
    }

    /** Where a partition ends as far as this process knows, which costs nothing to ask. */
    public Head knownHead(int partition) {
        return appenders.get(partition).head();
    }

    /**
     * Makes sure that a commit is never stored, unless it is already. It may be repeated.
     *
     * @return the commit, if it is stored: then it stays
     * @throws LogUnavailableException if it is not known whether that was done
     */
    public Optional<Commit> fence(int partition, String commit) {
        return Fencing.fence(store(partition), commit);
    }

    /** Waits until this process has seen something at or beyond a position, or the time is over. */
    public void awaitBeyond(int partition, long position, Duration timeout) throws InterruptedException {
        appenders.get(partition).awaitHeadBeyond(position, timeout);
    }

    @Override
    public void close() {
        appenders.forEach(PartitionAppender::close);
        super.close();
    }
}

package org.tenantry.log;

import com.mongodb.Block;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.SslSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * The event log. One per process; every process may append. An acknowledged commit is held by a
 * majority and journalled, and stands for ever where it stands.
 */
public final class EventLog implements AutoCloseable {
    /** As many as the publisher puts into a transaction: each costs a round trip to MongoDB, and two to Kafka. */
    private static final int READ_WINDOW = 500;

    private final MongoClient client;
    private final MongoDatabase database;
    private final LogMeta meta;
    private final List<MongoCommitStore> stores;
    private final List<PartitionReader> readers;
    private final List<PartitionAppender> appenders;

    private EventLog(
            MongoClient client,
            MongoDatabase database,
            LogMeta meta,
            List<MongoCommitStore> stores,
            List<PartitionAppender> appenders) {
        this.client = client;
        this.database = database;
        this.meta = meta;
        this.stores = stores;
        this.readers = stores.stream().map(PartitionReader::new).toList();
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

    private static MongoClientSettings clientSettings(String uri, Block<SslSettings.Builder> tls) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToSslSettings(tls)
                .applicationName("tenantry-log")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                // A burst right after the start must not wait for connections that are made two at a time.
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(2, TimeUnit.SECONDS).minSize(8).maxConnecting(8))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(false) // whether to send again is for the appender to decide
                .retryReads(true)
                .build();
    }

    /** The id that the log was given when it was made. */
    public String id() {
        return meta.log();
    }

    public int partitions() {
        return meta.partitions();
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
        PartitionReader reader = readers.get(partition);
        long known = appenders.get(partition).head().position() - position;
        if (known > 0) {
            return reader.read(position, (int) Math.min(known, READ_WINDOW)); // a window costs what it asks for
        }
        List<Commit> next = reader.read(position, 1); // most of the time there is nothing: ask for little
        return next.isEmpty() ? next : reader.read(position, READ_WINDOW);
    }

    /** All commits from a position on, for those who want many. */
    public CommitScan scan(int partition, long position) {
        return new CommitScan(stores.get(partition).scan(position), position);
    }

    /** Where a partition ends now, whoever wrote last. */
    public Head head(int partition) {
        return stores.get(partition).last().map(Head::after).orElse(beginning(partition));
    }

    /** Where a partition ends as far as this process knows, which costs nothing to ask. */
    public Head knownHead(int partition) {
        return appenders.get(partition).head();
    }

    /** Where a partition begins. */
    public Head beginning(int partition) {
        return Head.genesis(meta, partition);
    }

    /** The position behind the last event that is not later than an instant. */
    public long positionAt(int partition, Instant instant) {
        PartitionReader reader = readers.get(partition);
        long low = 0;
        long high = head(partition).position();
        while (low < high) {
            long middle = low + (high - low) / 2;
            Commit commit = reader.commitWith(middle)
                    .orElseThrow(() -> new LogDamagedException("there is nothing at position " + middle));
            if (commit.time().isAfter(instant)) {
                high = commit.position();
            } else {
                low = commit.end();
            }
        }
        return low;
    }

    /**
     * Checks a partition against what only appending can have made of it: content, chain, order of
     * times, positions, sequences.
     *
     * @param from a place known to be intact: {@link #beginning}, or where an earlier verdict says
     * @param progress is told now and then how far it has come
     * @throws LogUnavailableException if the server gives no answer
     */
    public Verdict verify(int partition, Head from, Consumer<Head> progress) {
        return Verification.verify(stores.get(partition), from, progress);
    }

    /**
     * Makes sure that a commit is never stored, unless it is already. It may be repeated.
     *
     * @return the commit, if it is stored: then it stays
     * @throws LogUnavailableException if it is not known whether that was done
     */
    public Optional<Commit> fence(int partition, String commit) {
        return Fencing.fence(stores.get(partition), commit);
    }

    /** The commit with an id. */
    public Optional<Commit> find(int partition, String commit) {
        return stores.get(partition).readCommits(List.of(new CommitStore.Key.ById(commit))).stream()
                .filter(found -> !found.isFence())
                .findFirst();
    }

    /** An aggregate's commits that begin at a sequence or beyond, in order. */
    public List<Commit> readAggregate(int partition, String aggregate, long sequence) {
        return stores.get(partition).readAggregate(aggregate, sequence);
    }

    /** An aggregate's last commit, if it begins at a sequence or beyond. */
    public Optional<Commit> readLast(int partition, String aggregate, long sequence) {
        return stores.get(partition).lastFrom(aggregate, sequence);
    }

    /** An aggregate's commit that begins at a sequence. */
    public Optional<Commit> find(int partition, String aggregate, long sequence) {
        return stores.get(partition).find(aggregate, sequence);
    }

    /** Waits until this process has seen something at or beyond a position, or the time is over. */
    public void awaitBeyond(int partition, long position, Duration timeout) throws InterruptedException {
        appenders.get(partition).awaitHeadBeyond(position, timeout);
    }

    /** The log's database, for what is kept beside it: with the same concerns, and never its own collections. */
    public MongoDatabase database() {
        return database;
    }

    /** Asks the server whether it is there. */
    public void ping() {
        database.runCommand(new Document("ping", 1));
    }

    @Override
    public void close() {
        appenders.forEach(PartitionAppender::close);
        client.close();
    }
}

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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;

/** The event log as it is stored, for those who read: nothing is written, not even an index. */
public sealed class StoredLog implements AutoCloseable permits EventLog, LogCopy {
    private final MongoClient client;
    private final MongoDatabase database;
    private final LogMeta meta;
    private final List<MongoCommitStore> stores;
    private final List<PartitionReader> readers;

    StoredLog(MongoClient client, MongoDatabase database, LogMeta meta, List<MongoCommitStore> stores) {
        this.client = client;
        this.database = database;
        this.meta = meta;
        this.stores = List.copyOf(stores);
        this.readers = stores.stream().map(PartitionReader::new).toList();
    }

    /**
     * Opens the log in a database with no more than the right to read it.
     *
     * @param uri of the server; read preference and concern in it are passed over, they are fixed here
     * @param tls what is to be said of TLS beyond the URI
     * @throws IllegalStateException if there is none, or one of another format
     * @throws com.mongodb.MongoException if there is no server
     */
    public static StoredLog openReadOnly(String uri, Block<SslSettings.Builder> tls, String database) {
        MongoClient client = MongoClients.create(clientSettings(uri, tls));
        try {
            MongoDatabase opened = client.getDatabase(database);
            LogMeta meta = LogMeta.find(opened)
                    .orElseThrow(() -> new IllegalStateException("there is no log in database '" + database + "'"));
            List<MongoCommitStore> stores = IntStream.range(0, meta.partitions())
                    .mapToObj(partition -> MongoCommitStore.asItIs(opened, partition))
                    .toList();
            return new StoredLog(client, opened, meta, stores);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    static MongoClientSettings clientSettings(String uri, Block<SslSettings.Builder> tls) {
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

    /** All commits from a position on, for those who want many. */
    public CommitScan scan(int partition, long position) {
        return new CommitScan(stores.get(partition).scan(position), position);
    }

    /** All commits aggregate by aggregate, for those who want what became of each. */
    public AggregateScan scanAggregates(int partition) {
        return new AggregateScan(stores.get(partition).scanAggregates());
    }

    /** Where a partition ends now, whoever wrote last. */
    public Head head(int partition) {
        return stores.get(partition).last().map(Head::after).orElse(beginning(partition));
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

    /** All documents from a place on, each with what is wrong with it. */
    public Inspection inspect(int partition, Head from) {
        return new Inspection(stores.get(partition), from);
    }

    /**
     * Of each document of a partition that is neither at a position nor what keeps a commit from being stored, what it is:
     * no reader of positions meets it.
     */
    public List<String> strays(int partition) {
        return stores.get(partition).strays();
    }

    /** The commit that has the event at a position. */
    public Optional<Commit> commitWith(int partition, long position) {
        return readers.get(partition).commitWith(position);
    }

    /** The commit with an id. */
    public Optional<Commit> find(int partition, String commit) {
        return stores.get(partition).readCommits(List.of(new CommitStore.Key.ById(commit))).stream()
                .filter(found -> !found.isFence())
                .findFirst();
    }

    /** Which of some ids are those of commits. */
    public Set<String> stored(int partition, Collection<String> commits) {
        return stores.get(partition).stored(commits);
    }

    /** An aggregate's commits that begin at a sequence or beyond, in order. */
    public List<Commit> readAggregate(int partition, String aggregate, long sequence) {
        return stores.get(partition).readAggregate(aggregate, sequence);
    }

    /** The commits of all aggregates whose ids begin with a text, in the order of positions. */
    public List<Commit> readAggregatesBelow(int partition, String prefix) {
        return stores.get(partition).readAggregatesBelow(prefix);
    }

    /** An aggregate's last commit, if it begins at a sequence or beyond. */
    public Optional<Commit> readLast(int partition, String aggregate, long sequence) {
        return stores.get(partition).lastFrom(aggregate, sequence);
    }

    /** An aggregate's commit that begins at a sequence. */
    public Optional<Commit> find(int partition, String aggregate, long sequence) {
        return stores.get(partition).find(aggregate, sequence);
    }

    /** The log's database, for what is kept beside it: with the same concerns, and never its own collections. */
    public MongoDatabase database() {
        return database;
    }

    /** Asks the server whether it is there. */
    public void ping() {
        database.runCommand(new Document("ping", 1));
    }

    MongoCommitStore store(int partition) {
        return stores.get(partition);
    }

    PartitionReader reader(int partition) {
        return readers.get(partition);
    }

    @Override
    public void close() {
        client.close();
    }
}

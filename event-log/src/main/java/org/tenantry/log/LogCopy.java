package org.tenantry.log;

import com.mongodb.Block;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.SslSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A log that is filled with commits that are chained already, in a database of its own, by one writer. Two at once do no
 * harm: no position is taken twice.
 */
public final class LogCopy extends StoredLog {
    private LogCopy(MongoClient client, MongoDatabase database, LogMeta meta, List<MongoCommitStore> stores) {
        super(client, database, meta, stores);
    }

    /**
     * Begins one, or goes on with it.
     *
     * @param uri of the server; read and write concern and preference in it are passed over, they are fixed here
     * @param tls what is to be said of TLS beyond the URI
     * @param log its id
     * @param isBegun whether it may be there already
     * @param beside the names of collections that may then be there beside it
     * @throws IllegalStateException if anything else is in the database; then nothing was written
     * @throws com.mongodb.MongoException if there is no server
     */
    public static LogCopy open(
            String uri,
            Block<SslSettings.Builder> tls,
            String database,
            String log,
            int partitions,
            boolean isBegun,
            Set<String> beside) {
        MongoClient client = MongoClients.create(clientSettings(uri, tls));
        try {
            MongoDatabase opened = client.getDatabase(database);
            LogMeta meta = new LogMeta(log, partitions);
            requireNothingElse(opened, meta, isBegun, beside);
            meta.insert(opened);
            List<MongoCommitStore> stores = IntStream.range(0, partitions)
                    .mapToObj(partition -> MongoCommitStore.in(opened, partition))
                    .toList();
            requireOwn(opened, meta); // another may have begun one at the same time
            return new LogCopy(client, opened, meta, stores);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static void requireNothingElse(MongoDatabase database, LogMeta meta, boolean isBegun, Set<String> beside) {
        List<String> collections = database.listCollectionNames().into(new ArrayList<>());
        if (collections.isEmpty()) {
            return;
        }
        if (!isBegun) {
            throw new IllegalStateException("the database '" + database.getName()
                    + "' has collections already, such as '" + collections.getFirst() + "': name one that is empty");
        }
        requireOwn(database, meta);
        for (String name : collections) {
            if (!name.equals(LogMeta.COLLECTION) && !name.matches("log_\\d+") && !beside.contains(name)) {
                throw new IllegalStateException("the database '" + database.getName() + "' has a collection '" + name
                        + "', which is not the copy's");
            }
        }
    }

    private static void requireOwn(MongoDatabase database, LogMeta meta) {
        Optional<LogMeta> found = LogMeta.find(database);
        if (!found.equals(Optional.of(meta))) {
            throw new IllegalStateException("the database '" + database.getName() + "' has "
                    + found.map(other -> "the log " + other.log()).orElse("no log") + ", and " + meta.log()
                    + " is expected");
        }
    }

    /**
     * Writes commits where the partition ends.
     *
     * @throws IllegalStateException if they are not what comes next, or somebody else writes there
     * @throws LogUnavailableException if it is not known whether they are stored: then look at the head again
     */
    public void write(int partition, List<Commit> commits) {
        switch (store(partition).insert(commits)) {
            case CommitStore.Outcome.Stored() -> {}
            case CommitStore.Outcome.Duplicate(int index) ->
                throw new IllegalStateException("there is something already where "
                        + commits.get(index).id() + " was to stand, at " + partition + "-"
                        + commits.get(index).position() + ": somebody else writes there");
            case CommitStore.Outcome.Refused(int index, String reason) ->
                throw new IllegalStateException(
                        "MongoDB refuses the commit " + commits.get(index).id() + ": " + reason);
            case CommitStore.Outcome.NotSent(RuntimeException cause) ->
                throw new LogUnavailableException("MongoDB is not there: " + cause.getMessage(), cause);
            case CommitStore.Outcome.Unknown(RuntimeException cause) ->
                throw new LogUnavailableException("MongoDB gave no answer: " + cause.getMessage(), cause);
        }
    }
}

package org.tenantry.audit;

import com.mongodb.client.MongoClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the database of the data keys. */
public final class AuditedKeys {
    @Option(
            names = "--keys-mongodb",
            paramLabel = "URI",
            description = "where the MongoDB of the data keys is; that of the log unless given")
    private @Nullable String uri;

    @Option(
            names = "--keys-database",
            paramLabel = "NAME",
            defaultValue = "tenantry_keys",
            description = "of the data keys; ${DEFAULT-VALUE} unless given")
    private String database = "";

    /** Its name. */
    public String database() {
        return database;
    }

    /**
     * A client of the server, to read what is acknowledged by a majority. To be closed.
     *
     * @param log where the log is
     */
    public MongoClient connect(AuditedLog log) {
        return ReadingClient.of(uri == null ? log.uri() : uri);
    }
}

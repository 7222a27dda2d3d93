package org.tenantry.audit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Option;

/** The options that name a log. */
public final class AuditedLog {
    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            defaultValue = "${env:MONGODB_URI:-mongodb://127.0.0.1:27017}",
            description =
                    "where MongoDB is; $$MONGODB_URI, else mongodb://127.0.0.1:27017. The right to read is enough")
    private String uri = "";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "tenantry_log",
            description = "of the log; ${DEFAULT-VALUE} unless given")
    private String database = "";

    @Option(
            names = "--log",
            paramLabel = "ID",
            description = "of the log that is expected; another is refused. Any, unless given")
    private @Nullable String expected;

    /**
     * Opens it to be read.
     *
     * @throws IllegalStateException if there is none, or not the one that is expected
     */
    public StoredLog open() {
        StoredLog log = opened();
        if (expected != null && !expected.equals(log.id())) {
            log.close();
            throw new IllegalStateException(
                    "the log in database '" + database + "' is " + log.id() + ", and " + expected + " is expected");
        }
        return log;
    }

    /** Where its MongoDB is. */
    public String uri() {
        return uri;
    }

    /** The name of its database. */
    public String database() {
        return database;
    }

    private StoredLog opened() {
        try {
            return StoredLog.openReadOnly(uri, tls -> {}, database);
        } catch (MongoTimeoutException e) {
            throw new IllegalStateException(
                    "no MongoDB answers at " + hosts(uri) + ": start it, or name another with --mongodb", e);
        } catch (MongoException e) {
            throw new IllegalStateException("MongoDB at " + hosts(uri) + " refuses: " + e.getMessage(), e);
        }
    }

    /** Of a URI, without the password. */
    public static String hosts(String uri) {
        return String.join(",", new ConnectionString(uri).getHosts());
    }
}

package org.tenantry.testkit;

import java.util.Optional;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;

/**
 * What {@link MongoExtension} is to classes of JUnit Jupiter, for those of other engines, which take no
 * such extensions: open it before a class's tests, and close it after them. An embedded server is the
 * class's own.
 */
public final class MongoForClass implements AutoCloseable {
    private final Optional<EmbeddedMongo> embedded;
    private final MongoDatabases databases;

    private MongoForClass(Class<?> test) {
        Optional<String> given = SharedServers.givenMongo();
        this.embedded =
                given.isPresent() ? Optional.empty() : Optional.of(EmbeddedMongo.start(ServerOptions.onFreePort()));
        this.databases = new MongoDatabases(
                test, given.or(() -> embedded.map(EmbeddedMongo::uri)).orElseThrow());
    }

    /** With an empty database for a test class. */
    public static MongoForClass of(Class<?> test) {
        return new MongoForClass(test);
    }

    /** As {@link MongoExtension#uri()}. */
    public String uri() {
        return databases.uri();
    }

    /** As {@link MongoExtension#databaseName()}. */
    public String databaseName() {
        return databases.main().getName();
    }

    /** @throws AssertionError if code under test sent a query that no index it declared serves */
    @Override
    public void close() {
        try {
            databases.watch().assertServed();
        } finally {
            databases.close();
            embedded.ifPresent(EmbeddedMongo::close);
        }
    }
}

package org.tenantry.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tenantry.testkit.queries.QueryWatch;

/**
 * A MongoDB for a test class: the server that {@code MONGODB_URI} names, else an embedded one in
 * memory that all classes of the run share.
 *
 * <pre>
 * {@literal @}MongoTest
 *  class SomethingTest {
 *      {@literal @}RegisterExtension
 *      static final MongoExtension mongo = new MongoExtension();
 * </pre>
 *
 * Each class has a database of its own, nested classes included, which is dropped after it. The
 * tests of a class share it; {@link #freshDatabase()} is for those that must not. Parameters of type
 * {@link MongoDatabase} and {@link MongoClient} are resolved.
 *
 * <p>A class fails after its tests if code under test sent a query that no index it declared serves:
 * see {@link QueryWatch}. Code under test is what connects to {@link #uri()}, in this JVM or another,
 * or is given a {@link #watched} database. All else that is handed out here is for the tests' own
 * looking, which may read whole collections. A replica set, or TLS, in {@code MONGODB_URI} is used
 * but not watched.
 */
public final class MongoExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private @Nullable MongoDatabases databases;
    private int depth;

    /** The server's URI for code under test, without a database. It is no longer valid after the class. */
    public String uri() {
        return databases().uri();
    }

    /** The same for what reads whole collections, and is meant to. */
    public String unwatchedUri() {
        return databases().serverUri();
    }

    /** The class's database: new, hence empty at first. */
    public MongoDatabase database() {
        return databases().main();
    }

    /** Its name: letters, digits and underscores, at most 38 characters, and nobody else's. */
    public String databaseName() {
        return database().getName();
    }

    /** A further empty database, dropped after the class as well. */
    public MongoDatabase freshDatabase() {
        return databases().fresh();
    }

    /** The same database, for code under test that is given one. */
    public MongoDatabase watched(MongoDatabase database) {
        return databases().watched(database);
    }

    /** A client of the server, closed after the class. It gives up after 2 s without a server. */
    public MongoClient client() {
        return databases().client();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ == 0) {
            databases = new MongoDatabases(context.getRequiredTestClass(), SharedServers.mongoUri(context));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth == 0 && databases != null) {
            try (MongoDatabases ending = databases) {
                databases = null;
                ending.watch().assertServed();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == MongoDatabase.class || type == MongoClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MongoClient.class ? client() : database();
    }

    private MongoDatabases databases() {
        if (databases == null) {
            throw new IllegalStateException("MongoExtension is for use between @BeforeAll and @AfterAll, as a static"
                    + " field with @RegisterExtension");
        }
        return databases;
    }
}

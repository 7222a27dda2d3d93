package org.tenantry.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

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
 */
public final class MongoExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private @Nullable MongoDatabases databases;
    private int depth;

    /** The server's URI, without a database. */
    public String uri() {
        return databases().uri();
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
            databases.close();
            databases = null;
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

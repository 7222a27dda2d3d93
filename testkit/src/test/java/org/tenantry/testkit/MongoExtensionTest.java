package org.tenantry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

@MongoTest
class MongoExtensionTest {
    private static final List<String> USED = new ArrayList<>();

    /** Registered first, hence called last; the server is still there. */
    @RegisterExtension
    @Order(1)
    static final AfterAllCallback whatIsLeft = context -> {
        if (context.getRequiredTestClass() == MongoExtensionTest.class) {
            try (MongoClient client = MongoClients.create(SharedServers.mongoUri(context))) {
                assertThat(USED).hasSizeGreaterThan(1);
                assertThat(client.listDatabaseNames()).doesNotContainAnyElementsOf(USED);
            }
        }
    };

    @RegisterExtension
    @Order(2)
    static final MongoExtension mongo = new MongoExtension();

    @Test
    void theDatabaseCanBeUsed() {
        use(mongo.database());
        assertThat(mongo.client().listDatabaseNames()).contains(mongo.databaseName());
        assertThat(mongo.uri()).startsWith("mongodb://");
    }

    @Test
    void freshDatabasesAreDifferent() {
        MongoDatabase one = mongo.freshDatabase();
        MongoDatabase other = mongo.freshDatabase();
        use(one);
        use(other);
        assertThat(List.of(one.getName(), other.getName(), mongo.databaseName()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9_]{1,38}"));
    }

    @Test
    void parametersAreResolved(MongoDatabase database, MongoClient client) {
        assertThat(database).isSameAs(mongo.database());
        assertThat(client).isSameAs(mongo.client());
    }

    @Test
    void outsideOfAClassItSaysSo() {
        assertThatThrownBy(new MongoExtension()::database).hasMessageContaining("@RegisterExtension");
    }

    @Nested
    class InANestedClass {
        @Test
        void theDatabaseIsTheSame() {
            use(mongo.database());
            assertThat(mongo.databaseName()).startsWith("t_mongoextensiontest_");
        }
    }

    private static void use(MongoDatabase database) {
        database.getCollection("notes").insertOne(new Document());
        USED.add(database.getName());
    }
}

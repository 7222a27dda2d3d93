package org.tenantry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A class fails for a query without an index, wherever in it the query comes from. */
@MongoTest
class WatchedQueriesTest {
    static class ByItsOwnClient {
        @RegisterExtension
        static final MongoExtension mongo = new MongoExtension();

        @Test
        void asks() {
            try (MongoClient client = MongoClients.create(mongo.uri())) {
                askForAColor(client.getDatabase(mongo.databaseName()).getCollection("notes"));
            }
        }
    }

    static class ByAWatchedDatabase {
        @RegisterExtension
        static final MongoExtension mongo = new MongoExtension();

        @Test
        void asks() {
            askForAColor(mongo.watched(mongo.freshDatabase()).getCollection("notes"));
        }
    }

    static class ByTheTestItself {
        @RegisterExtension
        static final MongoExtension mongo = new MongoExtension();

        @Test
        void asks() {
            askForAColor(mongo.database().getCollection("notes"));
            askForAColor(mongo.client().getDatabase(mongo.databaseName()).getCollection("notes"));
        }
    }

    private static void askForAColor(MongoCollection<Document> notes) {
        notes.find(Filters.eq("color", "red")).first();
    }

    @Test
    void codeThatIsTestedMakesItsClassFail() {
        assertThat(failures(ByItsOwnClient.class)).singleElement().satisfies(failure -> {
            assertThat(failure.getTestIdentifier().getDisplayName()).contains("ByItsOwnClient");
            assertThat(failure.getException()).hasMessageContaining("notes: find {color equal}, limited");
        });
        assertThat(failures(ByAWatchedDatabase.class)).hasSize(1);
    }

    @Test
    void whatATestLooksAtItselfDoesNotCount() {
        assertThat(failures(ByTheTestItself.class)).isEmpty();
    }

    private static List<Failure> failures(Class<?> test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request().selectors(selectClass(test)).build(), listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isEqualTo(1);
        return listener.getSummary().getFailures();
    }
}

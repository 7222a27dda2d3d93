package org.tenantry.testkit.queries;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;

/** What a driver sends is heard. */
class QueryWatchTest {
    private static EmbeddedMongo server;

    private QueryWatch watch;
    private MongoClient client;
    private MongoCollection<Document> notes;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.start(ServerOptions.onFreePort());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        watch = QueryWatch.before(server.uri());
        client = MongoClients.create(watch.uri());
        notes = client.getDatabase("tests").getCollection("notes");
        notes.createIndex(Indexes.ascending("author", "at"));
        notes.insertMany(List.of(new Document("author", "asha").append("at", 1)));
    }

    @AfterEach
    void close() {
        client.close();
        watch.close();
    }

    @Test
    void whatADeclaredIndexServesIsWell() {
        notes.find(Filters.eq("author", "asha")).sort(Sorts.descending("at")).first();
        notes.countDocuments(Filters.eq("author", "asha"));
        notes.estimatedDocumentCount();
        notes.deleteOne(Filters.eq("_id", 1));
        notes.findOneAndDelete(Filters.eq("author", "asha"));

        assertThatCode(watch::assertServed).doesNotThrowAnyException();
    }

    @Test
    void aFindIsToldWithItsShapeAndTheIndexes() {
        notes.find(Filters.eq("color", "red")).sort(Sorts.ascending("at")).first();
        notes.find(Filters.eq("color", "blue")).sort(Sorts.ascending("at")).first();

        assertThatThrownBy(watch::assertServed)
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        served by no declared index:
                        notes: find {color equal} sorted by {at: 1}, limited
                            declared: {_id: 1} unique, {author: 1, at: 1}""");
    }

    @Test
    void eachOfManyWritesIsHeard() {
        notes.bulkWrite(List.of(
                new InsertOneModel<>(new Document("color", "red")),
                new UpdateOneModel<>(Filters.eq("_id", 1), Updates.set("at", 2)),
                new UpdateOneModel<>(Filters.gt("color", "red"), Updates.set("at", 2)),
                new DeleteManyModel<>(Filters.or(Filters.eq("_id", 1), Filters.ne("color", "red")))));

        assertThatThrownBy(watch::assertServed)
                .hasMessageContaining("notes: update {color range}, limited")
                .hasMessageContaining("notes: delete {{_id equal} or {color none}}")
                .hasMessageNotContaining("update {_id");
    }

    @Test
    void countsAndAggregationsAreHeard() {
        notes.countDocuments();
        notes.aggregate(List.of(new Document("$match", new Document("color", "red"))))
                .first();
        notes.findOneAndDelete(Filters.in("color", "red", "blue"));

        assertThatThrownBy(watch::assertServed)
                .hasMessageContaining("notes: aggregate {}")
                .hasMessageContaining("notes: aggregate {color equal}")
                .hasMessageContaining("notes: findAndModify {color one of}, limited");
    }

    @Test
    void anIndexOfAnotherDatabaseOrCollectionDoesNotCount() {
        client.getDatabase("elsewhere")
                .getCollection("notes")
                .find(Filters.eq("author", "asha"))
                .first();

        assertThatThrownBy(watch::assertServed).hasMessageContaining("{author equal}");
    }

    @Test
    void whoAsksTheServerItselfIsNotHeard() {
        try (MongoClient direct = MongoClients.create(server.uri())) {
            direct.getDatabase("tests").getCollection("notes").find().first();
        }

        assertThatCode(watch::assertServed).doesNotThrowAnyException();
    }

    @Test
    void aServerThatIsNotThereIsNotThereHere() {
        try (QueryWatch absent = QueryWatch.before("mongodb://127.0.0.1:1");
                MongoClient refused =
                        MongoClients.create(absent.uri() + "/?serverSelectionTimeoutMS=300&connectTimeoutMS=300")) {
            assertThatThrownBy(() -> refused.listDatabaseNames().first()).isInstanceOf(MongoTimeoutException.class);
        }
    }
}

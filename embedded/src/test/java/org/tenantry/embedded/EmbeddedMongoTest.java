package org.tenantry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    @Test
    void inMemoryItForgets() {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(ServerOptions.onFreePort())) {
            insertNote(mongo, 1);
            assertThat(countNotes(mongo)).isEqualTo(1);
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(ServerOptions.onFreePort())) {
            assertThat(countNotes(mongo)).isZero();
        }
    }

    @Test
    void aDirectoryKeepsTheDataForTheNextStart(@TempDir Path directory) {
        ServerOptions options = ServerOptions.onFreePort().keepingDataIn(directory.resolve("mongo"));
        try (EmbeddedMongo mongo = EmbeddedMongo.start(options)) {
            insertNote(mongo, 1);
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(options)) {
            insertNote(mongo, 2);
            assertThat(countNotes(mongo)).isEqualTo(2);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(ServerOptions.onFreePort())) {
            int port = Integer.parseInt(mongo.uri().substring(mongo.uri().lastIndexOf(':') + 1));
            assertThatThrownBy(() -> EmbeddedMongo.start(ServerOptions.onPort(port)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port %d (MongoDB) is in use", port);
        }
    }

    @Test
    void portsAreChecked() {
        assertThatThrownBy(() -> ServerOptions.onPort(70_000)).hasMessage("port 70000 is not one of 0 to 65535");
    }

    private static void insertNote(EmbeddedMongo mongo, int id) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            notes(client).insertOne(new Document("_id", id));
        }
    }

    private static long countNotes(EmbeddedMongo mongo) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            return notes(client).countDocuments();
        }
    }

    private static MongoCollection<Document> notes(MongoClient client) {
        return client.getDatabase("tests").getCollection("notes");
    }
}

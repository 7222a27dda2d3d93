package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.log.Damage.Kind;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** All that is wrong with a partition is told, each wrong once and where it is. */
@MongoTest
class InspectionTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.freshDatabase();
    private final EventLog log = EventLog.open(mongo.uri(), database.getName(), LogSettings.withPartitions(2));
    private final MongoCollection<Document> documents = database.getCollection("log_1");

    @BeforeEach
    void append() {
        for (int i = 0; i < 5; i++) {
            log.append(1, Commits.ofTwo("a", 2L * i));
            log.append(1, Commits.of("b", i));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void behindDamageItGoesOn() {
        documents.updateOne(Filters.eq("_id", 2L), Updates.set("events.0.payload", "{\"n\":7}"));
        documents.deleteOne(Filters.eq("_id", 6L));
        documents.updateOne(Filters.eq("_id", 9L), Updates.unset("events"));
        documents.updateOne(Filters.eq("_id", 12L), Updates.set("metadata.actor", "nobody"));

        assertThat(damages())
                .extracting(Damage::position, Damage::kind)
                .containsExactly(
                        tuple(2L, Kind.CONTENT),
                        tuple(6L, Kind.GAP),
                        tuple(9L, Kind.CONTENT),
                        tuple(12L, Kind.CONTENT));
    }

    @Test
    void aLogIsReadWithoutTheRightToWrite() {
        try (StoredLog stored = StoredLog.openReadOnly(mongo.uri(), tls -> {}, database.getName())) {
            assertThat(stored.id()).isEqualTo(log.id());
            assertThat(stored.partitions()).isEqualTo(2);
            assertThat(stored.head(1)).isEqualTo(log.head(1));
        }
        String empty = mongo.freshDatabase().getName();
        assertThatThrownBy(() -> StoredLog.openReadOnly(mongo.uri(), tls -> {}, empty))
                .hasMessage("there is no log in database '" + empty + "'");
        assertThat(mongo.client().getDatabase(empty).listCollectionNames()).isEmpty();
    }

    private List<Damage> damages() {
        List<Damage> damages = new ArrayList<>();
        try (Inspection inspection = log.inspect(1, log.beginning(1))) {
            inspection.forEachRemaining(inspected -> damages.addAll(inspected.damages()));
        }
        return damages;
    }
}

package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tenantry.command.publishing.PublishedLog.PATIENCE;
import static org.tenantry.command.publishing.PublishedLog.awaitRefusal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What goes out on a real broker, and what keeps it from going out. */
@MongoTest
@Timeout(180)
class PublishingTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final PublishedLog own = new PublishedLog(mongo, kafka);

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void theTopicsPartitionIsTheLogsPartition() {
        own.append(20);
        own.start();
        own.append(20);

        own.awaitPublished();
        assertThat(own.meters
                        .get("tenantry.publishing.events")
                        .tag("partition", "1")
                        .counter()
                        .count())
                .isEqualTo(40);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(own.metric("tenantry.publishing.lag")).isZero());
    }

    @Test
    void aRecordThatSomebodySlippedInIsNoticedAndNothingMoreIsPublished() {
        Publishing publishing = own.start();
        own.append(10);
        own.awaitPublished();
        own.slipIn();
        own.append(1);

        awaitRefusal(publishing, "ends with a record that is not Tenantry's");
        assertThat(own.published()).hasSize(11);
        assertThat(own.metric("tenantry.publishing.refused")).isEqualTo(1);
    }

    @Test
    void anotherLogsTopicIsRefused() {
        own.append(1);
        Publishing first = own.start();
        own.awaitPublished();
        first.stop();

        refuses(mongo.freshDatabase(), "the topic holds events of the log " + own.log.id());
    }

    @Test
    void aLogThatWasRestoredFromAnOlderCopyIsRefused() {
        own.append(10);
        Publishing first = own.start();
        own.awaitPublished();
        first.stop();

        MongoDatabase copy = copyWithout("log_1", Filters.gte("_id", 5L));
        refuses(copy, "is ahead of the log: it ends with position 9");
        assertThat(own.published()).hasSize(10);
    }

    @Test
    void aLogWhoseEventsWereRewrittenIsRefused() {
        own.append(10);
        Publishing first = own.start();
        own.awaitPublished();
        first.stop();
        MongoDatabase copy = copyWithout("log_1", Filters.gte("_id", 9L));
        try (EventLog rewritten = EventLog.open(mongo.uri(), copy.getName(), LogSettings.withPartitions(2))) {
            PublishedLog.append(rewritten, "t9"); // the same commit again, a moment later
        }

        refuses(copy, "differs from the log at position 9");
        assertThat(own.published()).hasSize(10);
    }

    private void refuses(MongoDatabase database, String reason) {
        withLog(database, other -> {
            Publishing publishing = own.start(other, PublishedLog.LEASE);
            awaitRefusal(publishing, reason);
            publishing.stop();
        });
    }

    private static void withLog(MongoDatabase database, Consumer<EventLog> work) {
        try (EventLog log = EventLog.open(mongo.uri(), database.getName(), LogSettings.withPartitions(2))) {
            work.accept(log);
        }
    }

    private MongoDatabase copyWithout(String collection, Bson lost) {
        MongoDatabase copy = mongo.freshDatabase();
        MongoDatabase original = mongo.client().getDatabase(own.database);
        for (String name : List.of("log_meta", "log_0", "log_1", "publisher_marks")) {
            for (Document document : original.getCollection(name).find()) {
                copy.getCollection(name).insertOne(document);
            }
        }
        copy.getCollection(collection).deleteMany(lost);
        return copy;
    }
}

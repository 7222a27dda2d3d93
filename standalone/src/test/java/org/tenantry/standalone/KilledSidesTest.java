package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.CommandSide;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.query.QuerySide;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.PersonalText;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Both sides are killed again and again while tenants are created; MongoDB and Kafka stay. */
@MongoTest
class KilledSidesTest {
    private static final int KILLS = 3;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void nothingAcknowledgedIsLostAndTheReadModelIsWhatARebuildGives() throws Exception {
        String topic = kafka.uniqueTopicName();
        MongoDatabase readModels = mongo.freshDatabase();
        try (TestIssuer issuer = TestIssuer.start()) {
            Map<String, String> environment =
                    SidesExtension.environment(mongo, kafka, issuer.trusted(), topic, readModels);
            try (SideProcess command = SideProcess.launch(CommandSide.class, environment);
                    SideProcess query = SideProcess.launch(QuerySide.class, environment)) {
                command.awaitStarted();
                query.awaitStarted();
                String token = issuer.platformAdminToken();
                new Api(command.url(), token).create("pb");

                List<String> acknowledged = createWhileKilling(command, query, token);

                try (EventLog log = EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(8))) {
                    List<Commit> commits = LogAndTopic.assertEqual(log, kafka, topic);
                    assertThat(commits).extracting(Commit::key).containsAll(acknowledged);
                    awaitCount(readModels, commits.size());
                }
            }
        }
        assertThat(tenants(readModels))
                .isEqualTo(rebuilt(topic, tenants(readModels).size()));
    }

    private static final PersonalText NOTHING_SEALED = (tenant, field, value) -> {
        throw new IllegalStateException(tenant + " has something sealed");
    };

    private static List<String> createWhileKilling(SideProcess command, SideProcess query, String token)
            throws InterruptedException {
        try (CreatingLoad load = CreatingLoad.start(() -> new Api(command.url(), token), number -> "pb.c" + number)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int before = load.acknowledgedSoFar();
                await().atMost(Duration.ofSeconds(30)).until(() -> load.acknowledgedSoFar() > before + 50);
                command.killAndLaunch();
                query.killAndLaunch();
                command.awaitStarted();
                query.awaitStarted();
            }
            return load.stop();
        }
    }

    private static List<Document> rebuilt(String topic, int expected) {
        MongoDatabase fresh = mongo.freshDatabase();
        ReadModels rebuilt = new ReadModels(
                fresh,
                KafkaConnection.to(kafka.bootstrapServers()),
                topic,
                List.of(new TenantProjection(NOTHING_SEALED)));
        rebuilt.start();
        try {
            awaitCount(fresh, expected);
            return tenants(fresh);
        } finally {
            rebuilt.stop();
        }
    }

    private static void awaitCount(MongoDatabase readModels, int expected) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> readModels.getCollection("tenants").countDocuments() == expected);
    }

    private static List<Document> tenants(MongoDatabase readModels) {
        return readModels
                .getCollection("tenants")
                .find()
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }
}

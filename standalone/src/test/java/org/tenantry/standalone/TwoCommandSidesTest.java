package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.CommandSide;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Two command-side processes on one database, both creating roots, and children in one tree. */
@MongoTest
class TwoCommandSidesTest {
    private static final int ENOUGH = 600;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void bothMakeProgressAndTheLogStaysWhole() throws Exception {
        String topic = kafka.uniqueTopicName();
        try (TestIssuer issuer = TestIssuer.start()) {
            Map<String, String> environment = Map.of(
                    "MONGODB_URI", mongo.uri(),
                    "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "TENANTRY_ACCESS_ISSUER", issuer.issuer(),
                    "TENANTRY_ACCESS_JWKSURI", issuer.keysUri(),
                    "TENANTRY_COMMAND_DATABASE", mongo.databaseName(),
                    "TENANTRY_COMMAND_TOPIC", topic);
            try (SideProcess one = SideProcess.launch(CommandSide.class, environment);
                    SideProcess other = SideProcess.launch(CommandSide.class, environment)) {
                one.awaitStarted();
                other.awaitStarted();
                assertThat(new Api(one.url(), issuer.platformAdminToken())
                                .create("pb")
                                .status())
                        .isEqualTo(201);

                List<List<String>> acknowledged = load(one, other, issuer.platformAdminToken());

                assertThat(acknowledged).allSatisfy(by -> assertThat(by).hasSizeGreaterThan(20));
                try (EventLog log = EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(8))) {
                    assertThat(LogAndTopic.assertEqual(log, kafka, topic))
                            .extracting(Commit::key)
                            .doesNotHaveDuplicates()
                            .containsAll(acknowledged.get(0))
                            .containsAll(acknowledged.get(1));
                }
            }
        }
    }

    private static List<List<String>> load(SideProcess one, SideProcess other, String token)
            throws InterruptedException {
        List<List<String>> acknowledged = new ArrayList<>();
        try (CreatingLoad first = CreatingLoad.start(() -> new Api(one.url(), token), n -> id("one", n));
                CreatingLoad second = CreatingLoad.start(() -> new Api(other.url(), token), n -> id("other", n))) {
            long end = System.nanoTime() + LONGEST.toNanos();
            await().atMost(LONGEST.plusSeconds(10))
                    .until(() -> System.nanoTime() > end
                            || (first.acknowledgedSoFar() > ENOUGH && second.acknowledgedSoFar() > ENOUGH));
            acknowledged.add(first.stop());
            acknowledged.add(second.stop());
        }
        return acknowledged;
    }

    /** Every fifth is a root. */
    private static String id(String node, int number) {
        return (number % 5 == 0 ? "root-" : "pb.") + node + "-" + number;
    }
}

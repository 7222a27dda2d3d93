package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.CommandSide;
import org.tenantry.query.QuerySide;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import tools.jackson.databind.JsonNode;

/** Tenants are built anew while others are created, and a query side that does it is killed in the middle. */
class RebuildUnderKillsTest {
    private static final int ROUNDS = Boolean.getBoolean("tenantry.long") ? 8 : 1;
    private static final int LONGEST_LIFE = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TENANTS = "/v1/operations/projections/tenants";

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void theOtherServesOnAndTheRebuildEndsRight() throws Exception {
        long seed = System.nanoTime();
        MongoDatabase readModels = mongo.freshDatabase();
        try (TestIssuer issuer = TestIssuer.start()) {
            Map<String, String> environment =
                    SidesExtension.environment(mongo, kafka, issuer.trusted(), kafka.uniqueTopicName(), readModels);
            try (SideProcess command = SideProcess.launch(CommandSide.class, environment);
                    SideProcess dying = SideProcess.launch(QuerySide.class, environment);
                    SideProcess serving = SideProcess.launch(QuerySide.class, environment)) {
                command.awaitStarted();
                dying.awaitStarted();
                serving.awaitStarted();
                Api commands = new Api(command.url(), issuer.platformAdminToken());
                Api queries = new Api(serving.url(), issuer.platformAdminToken());
                commands.create("pb");
                try (CreatingLoad load = CreatingLoad.start(() -> commands, number -> "pb.c" + number)) {
                    await().atMost(PATIENCE).until(() -> load.acknowledgedSoFar() > 2_000);
                    CompletableFuture<Void> reading =
                            CompletableFuture.runAsync(() -> read(queries), reader -> new Thread(reader).start());
                    Random random = new Random(seed);
                    for (int round = 0; round < ROUNDS; round++) {
                        rebuildWhileKilling(dying, queries, random);
                    }
                    List<String> acknowledged = load.stop();
                    ended.countDown();
                    reading.join();

                    assertThat(wrong).as("what was read while it was built").isEmpty();
                    String last = commands.create("pb.last").position();
                    JsonNode page = queries.get("/v1/tenants?count=true&limit=1", "Tenantry-Position", last)
                            .body();
                    assertThat(page.path("countIsExact").asBoolean())
                            .as("few enough to be counted")
                            .isTrue();
                    assertThat(page.path("count").asInt())
                            .as("seed " + seed)
                            .isGreaterThanOrEqualTo(acknowledged.size() + 2);
                    for (String one : List.of(acknowledged.getFirst(), acknowledged.getLast())) {
                        assertThat(queries.get("/v1/tenants/" + one).status()).isEqualTo(200);
                    }
                }
            }
        }
    }

    private static void rebuildWhileKilling(SideProcess dying, Api queries, Random random) throws InterruptedException {
        int before = queries.get(TENANTS).body().path("generation").asInt();
        assertThat(queries.post(TENANTS + "/rebuild", "").status()).isEqualTo(202);
        CountDownLatch life = new CountDownLatch(1);
        boolean over = life.await(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS);
        assertThat(over).isFalse();
        dying.killAndLaunch();
        await().atMost(PATIENCE)
                .until(() -> queries.get(TENANTS)
                        .body()
                        .at("/rebuild/state")
                        .asString("")
                        .equals("SWITCHED"));
        JsonNode after = queries.get(TENANTS).body();
        assertThat(after.at("/rebuild/differences").asInt())
                .as(after.toString())
                .isZero();
        assertThat(after.path("generation").asInt()).isGreaterThan(before);
        dying.awaitStarted();
    }

    /** What is there stays there, and there is never less of it. */
    private void read(Api queries) {
        int most = 0;
        while (ended.getCount() > 0) {
            Answer one = queries.get("/v1/tenants/pb");
            Answer page = queries.get("/v1/tenants?under=pb&count=true&limit=1");
            int count = page.body().path("count").asInt();
            if (one.status() != 200 || page.status() != 200 || count < most) {
                wrong.add(one.status() + " and " + page.status() + ", " + count + " tenants after " + most);
            }
            most = Math.max(most, count);
        }
    }
}

package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class RacingNodesTest {
    private static final TenantId PB = new TenantId("pb");
    private static final String FIELD = "/contact";
    private static final int NODES = 4;
    private static final int ROUNDS = 25;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private MongoDatabase database;
    private Node other;

    @BeforeEach
    void start() {
        database = mongo.freshDatabase();
        other = node(Keks.of("kek"));
    }

    private Node node(KeyEncryption keys) {
        return Node.of(mongo.watched(database), keys);
    }

    @Test
    void theOneThatIsSlowerTakesTheKeyOfTheFaster() {
        List<SealedValue> faster = new ArrayList<>();
        Node slower = node(HookedKeks.whenWrapping(Keks.of("kek"), () -> faster.add(other.seal(PB, FIELD, "fast"))));

        SealedValue value = slower.seal(PB, FIELD, "slow");

        assertThat(value.key()).isEqualTo(faster.getFirst().key());
        assertThat(other.open(PB, FIELD, value)).isEqualTo(new Opened.Clear("slow"));
        assertThat(slower.open(PB, FIELD, faster.getFirst())).isEqualTo(new Opened.Clear("fast"));
    }

    @Test
    void aKeyThatIsMadeDuringAnErasureIsNeverStored() {
        Node sealing = node(
                HookedKeks.whenWrapping(Keks.of("kek"), () -> other.keyring().erase(PB)));

        assertThatThrownBy(() -> sealing.seal(PB, FIELD, "text")).isInstanceOf(SealingException.ErasedTenant.class);
        assertThat(documents()).singleElement().satisfies(RacingNodesTest::isTombstone);
    }

    @Test
    void allThatSealForANewTenantSealUnderOneKey() throws Exception {
        List<Node> nodes =
                IntStream.range(0, NODES).mapToObj(i -> node(Keks.of("kek"))).toList();

        for (int round = 0; round < ROUNDS; round++) {
            TenantId tenant = new TenantId("t" + round);
            List<SealedValue> values = together(nodes.stream()
                    .<Callable<SealedValue>>map(node -> () -> node.seal(tenant, FIELD, "text"))
                    .toList());

            assertThat(values)
                    .extracting(SealedValue::key)
                    .containsOnly(values.getFirst().key());
            assertThat(values)
                    .allSatisfy(value ->
                            assertThat(other.open(tenant, FIELD, value)).isEqualTo(new Opened.Clear("text")));
        }
        assertThat(documents()).hasSize(ROUNDS);
    }

    @Test
    void sealingAndErasingAtOnceLeavesNoKey() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            TenantId tenant = new TenantId("t" + round);
            Node sealing = node(Keks.of("kek"));
            Callable<String> seal = () -> {
                try {
                    return sealing.seal(tenant, FIELD, "text").key();
                } catch (SealingException.ErasedTenant e) {
                    return "refused";
                }
            };
            Callable<String> erase = () -> {
                other.keyring().erase(tenant);
                return "erased";
            };
            together(List.of(seal, erase, seal, erase));
        }

        assertThat(documents()).hasSize(ROUNDS).allSatisfy(RacingNodesTest::isTombstone);
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : executor.invokeAll(calls.stream()
                    .<Callable<T>>map(call -> () -> {
                        start.await();
                        return call.call();
                    })
                    .toList())) {
                results.add(future.get());
            }
        }
        return results;
    }

    private List<Document> documents() {
        return database.getCollection("data_keys").find().into(new ArrayList<>());
    }

    private static void isTombstone(Document document) {
        assertThat(document.keySet()).containsExactlyInAnyOrder("_id", "erasedAt");
    }
}

package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class ErasureTest {
    private static final TenantId PB = new TenantId("pb");
    private static final TenantId MH = new TenantId("mh");
    private static final String FIELD = "/contact";
    private static final Opened CLEAR = new Opened.Clear("text");
    private static final Opened ERASED = new Opened.Erased();

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final AtomicLong nanos = new AtomicLong();
    private MongoDatabase database;
    private Node node;
    private Node other;

    @BeforeEach
    void start() {
        database = mongo.freshDatabase();
        node = node(Keks.of("kek"));
        other = node(Keks.of("kek"));
    }

    private Node node(KeyEncryption keys) {
        Ticker ticker = nanos::get;
        return Node.of(mongo.watched(database), keys, ticker);
    }

    @Test
    void whatWasSealedIsErasedAndNothingMoreIsSealed() {
        SealedValue value = node.seal(PB, FIELD, "text");

        node.keyring().erase(PB);

        assertThat(node.open(PB, FIELD, value)).isEqualTo(ERASED);
        assertThat(other.open(PB, FIELD, value)).isEqualTo(ERASED);
        assertThatThrownBy(() -> node.seal(PB, FIELD, "text"))
                .isInstanceOf(SealingException.ErasedTenant.class)
                .hasMessage("tenant pb is erased: nothing is sealed for it any more");
    }

    @Test
    void othersAreNotTouched() {
        SealedValue value = node.seal(MH, FIELD, "text");
        node.seal(PB, FIELD, "text");

        node.keyring().erase(PB);

        assertThat(node.open(MH, FIELD, value)).isEqualTo(CLEAR);
        assertThat(node(Keks.of("kek")).open(MH, FIELD, value)).isEqualTo(CLEAR);
    }

    @Test
    void onlyATombstoneIsLeft() {
        node.seal(PB, FIELD, "text");

        node.keyring().erase(PB);

        assertThat(document(PB).keySet()).containsExactlyInAnyOrder("_id", "erasedAt");
    }

    @Test
    void aTenantThatHadNoKeyGetsNone() {
        node.keyring().erase(PB);

        assertThat(document(PB).keySet()).containsExactlyInAnyOrder("_id", "erasedAt");
        assertThatThrownBy(() -> other.seal(PB, FIELD, "text")).isInstanceOf(SealingException.ErasedTenant.class);
    }

    @Test
    void aRepeatChangesNothing() {
        node.seal(PB, FIELD, "text");
        node.keyring().erase(PB);
        Document tombstone = document(PB);
        long begun = System.currentTimeMillis();
        await().until(() -> System.currentTimeMillis() > begun);

        other.keyring().erase(PB);

        assertThat(document(PB)).isEqualTo(tombstone);
    }

    @Test
    void anotherNodeKnowsAtTheLatestAMinuteLater() {
        SealedValue value = other.seal(PB, FIELD, "text");
        node.keyring().erase(PB);

        nanos.addAndGet(Keyring.MEMORY.toNanos() - 1);
        assertThat(other.open(PB, FIELD, value)).isEqualTo(CLEAR);
        nanos.addAndGet(1);
        assertThat(other.open(PB, FIELD, value)).isEqualTo(ERASED);
        assertThat(Keyring.MEMORY).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void usingAKeyDoesNotKeepItLonger() {
        SealedValue value = other.seal(PB, FIELD, "text");
        node.keyring().erase(PB);

        for (int quarter = 1; quarter < 4; quarter++) {
            nanos.addAndGet(Keyring.MEMORY.toNanos() / 4);
            assertThat(other.open(PB, FIELD, value)).isEqualTo(CLEAR);
        }
        nanos.addAndGet(Keyring.MEMORY.toNanos() / 4);
        assertThat(other.open(PB, FIELD, value)).isEqualTo(ERASED);
    }

    @Test
    void anotherNodeThatIsToldKnowsAtOnce() {
        SealedValue value = other.seal(PB, FIELD, "text");
        node.keyring().erase(PB);

        other.keyring().forget(PB);

        assertThat(other.open(PB, FIELD, value)).isEqualTo(ERASED);
        assertThatThrownBy(() -> other.seal(PB, FIELD, "text")).isInstanceOf(SealingException.ErasedTenant.class);
    }

    @Test
    void aKeyThatIsBeingReadMeanwhileIsNotRemembered() throws Exception {
        SealedValue value = other.seal(PB, FIELD, "text");
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch erased = new CountDownLatch(1);
        Node slow = node(HookedKeks.whenUnwrapping(Keks.of("kek"), () -> {
            reading.countDown();
            awaitUninterrupted(erased);
        }));

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Opened> opening = executor.submit(() -> slow.open(PB, FIELD, value));
            reading.await();
            Future<?> erasing = executor.submit(() -> slow.keyring().erase(PB));
            await().until(() -> document(PB).containsKey("erasedAt"));
            erased.countDown();
            opening.get();
            erasing.get();
        }

        assertThat(slow.open(PB, FIELD, value)).isEqualTo(ERASED);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document document(TenantId tenant) {
        return Objects.requireNonNull(database.getCollection("data_keys")
                .find(new Document("_id", tenant.value()))
                .first());
    }
}

package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class RewrappingTest {
    private static final String FIELD = "/contact";

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private MongoDatabase database;
    private Node before;
    private Node rotating;
    private final Map<TenantId, SealedValue> sealed = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        database = mongo.freshDatabase();
        before = node("old");
        rotating = node("new", "old");
    }

    private Node node(String... keks) {
        return node(Keks.of(keks));
    }

    private Node node(KeyEncryption keys) {
        return Node.of(mongo.watched(database), keys);
    }

    private void seal(int tenants) {
        for (int i = 0; i < tenants; i++) {
            TenantId tenant = new TenantId("t%03d".formatted(i));
            sealed.put(tenant, before.seal(tenant, FIELD, tenant.value()));
        }
    }

    private void assertOpenedBy(Node node) {
        assertThat(sealed)
                .allSatisfy((tenant, value) ->
                        assertThat(node.open(tenant, FIELD, value)).isEqualTo(new Opened.Clear(tenant.value())));
    }

    @Test
    void afterwardsTheNewKeyAloneOpensWhatWasSealedBefore() {
        seal(3);
        rotating.seal(new TenantId("young"), FIELD, "text");

        Rewrapped rewrapped = rotating.keyring().rewrap(progress -> {});

        assertThat(rewrapped).isEqualTo(new Rewrapped(4, 4, 3, 0, null));
        assertOpenedBy(node("new"));
        assertThatThrownBy(() -> assertOpenedBy(node("old"))).hasMessageContaining("'new' is needed");
    }

    @Test
    void aRepeatFindsNothingToDo() {
        seal(3);
        assertThat(rotating.keyring().rewrap(progress -> {}).nothingToDo()).isFalse();
        List<Document> documents = documents();

        assertThat(rotating.keyring().rewrap(progress -> {}))
                .isEqualTo(new Rewrapped(3, 3, 0, 0, null))
                .matches(Rewrapped::nothingToDo);
        assertThat(documents()).isEqualTo(documents);
    }

    @Test
    void oneThatEndedHalfWayGoesOnWhereItWas() {
        seal(Rewrapping.BATCH + 5);
        assertThatThrownBy(() -> rotating.keyring().rewrap(progress -> {
                    throw new IllegalStateException("killed after " + progress.rewrapped());
                }))
                .hasMessage("killed after " + Rewrapping.BATCH);
        assertOpenedBy(node("new", "old"));
        assertOpenedBy(node("old", "new"));

        List<Rewrapped> told = new ArrayList<>();
        rotating.keyring().rewrap(told::add);

        long all = Rewrapping.BATCH + 5;
        assertThat(told)
                .containsExactly(new Rewrapped(all, Rewrapping.BATCH, 0, 0, null), new Rewrapped(all, all, 5, 0, null));
        assertOpenedBy(node("new"));
    }

    @Test
    void oneKeyThatCannotBeUnwrappedDoesNotStopTheOthers() {
        seal(3);
        node("lost").seal(new TenantId("t000.lost"), FIELD, "text");

        Rewrapped rewrapped = rotating.keyring().rewrap(progress -> {});

        assertThat(rewrapped.rewrapped()).isEqualTo(3);
        assertThat(rewrapped.failed()).isEqualTo(1);
        assertThat(rewrapped.firstFailure())
                .isInstanceOf(SealingException.KekMissing.class)
                .hasMessageContaining("'lost' is needed");
        assertOpenedBy(node("new"));
        assertThat(rotating.keyring().rewrap(progress -> {}).nothingToDo()).isFalse();
    }

    @Test
    void anErasureMeanwhileHolds() {
        seal(2);
        TenantId erased = new TenantId("t001");
        Node slow = node(HookedKeks.whenWrapping(
                Keks.of("new", "old"), () -> before.keyring().erase(erased)));

        assertThat(slow.keyring().rewrap(progress -> {}).rewrapped()).isEqualTo(1);

        assertThat(documents().get(1).keySet()).containsExactlyInAnyOrder("_id", "erasedAt");
        assertThat(node("new").open(erased, FIELD, Objects.requireNonNull(sealed.get(erased))))
                .isEqualTo(new Opened.Erased());
    }

    @Test
    void aKeyServiceThatGivesNoAnswerEndsIt() {
        seal(1);
        Node node = node(HookedKeks.whenUnwrapping(Keks.of("new", "old"), () -> {
            throw new SealingException.Unavailable("the key service gives no answer", null);
        }));

        assertThatThrownBy(() -> node.keyring().rewrap(progress -> {}))
                .isInstanceOf(SealingException.Unavailable.class);
    }

    private List<Document> documents() {
        return database.getCollection("data_keys")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }
}

package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.events.Position;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.query.Published;
import org.tenantry.query.tenant.Provisioning.Step;
import org.tenantry.subscriber.PublishedEvent;

class TenantProjectionTest {
    private static final String ERASED = "of an erased tenant";

    private static final TenantCreated CREATED = new TenantCreated(
            "pb.amritsar",
            "Amritsar",
            "city",
            "pa-IN",
            "Asia/Kolkata",
            Map.of("tier", "gold", "region", "majha"),
            Map.of("area", new BigDecimal("139.00")),
            List.of());

    private final TenantProjection projection = new TenantProjection((tenant, field, value) -> opened(value.sealed()));

    @Test
    void aCreatedTenantIsActive() {
        assertThat(after(CREATED))
                .isEqualTo(new TenantDocument(
                        "pb.amritsar",
                        List.of("pb", "pb.amritsar"),
                        TenantStatus.ACTIVE,
                        null,
                        Provisioning.OVER,
                        Map.of("name", "Amritsar", "kind", "city", "locale", "pa-IN", "timeZone", "Asia/Kolkata"),
                        Map.of("tier", "gold", "region", "majha"),
                        Map.of("area", new BigDecimal("139.00")),
                        List.of(),
                        Map.of(),
                        false,
                        1,
                        Published.START,
                        Published.START));
    }

    @Test
    void aTenantKnowsWhetherItEverHadChildren() {
        Map<String, Document> tenants = replayed(
                new TenantCreated("pb", "Punjab", "state"),
                CREATED,
                new TenantSuspended("pb", "unpaid"),
                new TenantSuspended("pb.amritsar", "unpaid"));

        assertThat(tenants.get("pb")).containsEntry("hasChildren", true).containsEntry("blocks", "SUSPENDED");
        assertThat(tenants.get("pb")).containsEntry("version", 2L);
        assertThat(tenants.get("pb.amritsar"))
                .containsEntry("hasChildren", false)
                .doesNotContainKey("blocks");
    }

    @Test
    void aChildAddsNothingToAParentThatHasOne() {
        PublishedEvent child = Published.inPartition(3, CREATED).get(0);
        TenantDocument parent = after(new TenantCreated("pb", "Punjab", "state"));

        TenantDocument once = projection.evolve("pb", parent, child);

        assertThat(once.hasChildren()).isTrue();
        assertThat(once.updatedAt()).isEqualTo(parent.updatedAt());
        assertThat(projection.evolve("pb", once, child)).isSameAs(once);
        assertThat(stored(once)).isEqualTo(once);
    }

    @Test
    void aChildOfATenantThatIsNotThereIsAnError() {
        PublishedEvent child = Published.inPartition(3, CREATED).get(0);

        assertThatThrownBy(() -> projection.evolve("pb", null, child))
                .hasMessageContaining("the tenant pb is not there");
    }

    @Test
    void whatIsPersonalIsStoredInClear() {
        TenantCreated created = CREATED.with(sealed("{\"email\":\"a@pb.example\"}"), sealed("{\"city\":\"Amritsar\"}"));

        assertThat(after(created).personal())
                .isEqualTo(Map.of("contact", "{\"email\":\"a@pb.example\"}", "address", "{\"city\":\"Amritsar\"}"));
    }

    @Test
    void whatIsPersonalIsChangedAsAWholeAndRemoved() {
        TenantCreated created = CREATED.with(sealed("{\"email\":\"a@pb.example\"}"), sealed("{\"city\":\"Amritsar\"}"));
        Profile set =
                new Profile(null, null, null, null, Map.of(), Map.of(), sealed("{\"phone\":\"+911832545000\"}"), null);

        assertThat(after(created, new TenantUpdated("pb.amritsar", set, List.of("/address")))
                        .personal())
                .isEqualTo(Map.of("contact", "{\"phone\":\"+911832545000\"}"));
    }

    @Test
    void anErasedTenantsPersonalDataAreForgotten() {
        TenantDocument erased = after(
                CREATED.with(sealed("{\"email\":\"a@pb.example\"}"), null),
                new TenantArchived("pb.amritsar", "merged", null, null),
                new TenantErased("pb.amritsar", "the contract has ended"));

        assertThat(erased.personal()).isEmpty();
        assertThat(erased.status()).isEqualTo(TenantStatus.ARCHIVED);
        assertThat(erased.version()).isEqualTo(3);
    }

    @Test
    void whatNobodyCanOpenAnyMoreIsNotThere() {
        assertThat(after(CREATED.with(sealed(ERASED), null)).personal()).isEmpty();
    }

    private static SealedValue sealed(String text) {
        return new SealedValue(text, "key");
    }

    private static Optional<String> opened(String sealed) {
        return sealed.equals(ERASED) ? Optional.empty() : Optional.of(sealed);
    }

    @Test
    void aTenantWhoseParticipantsMustReportIsProvisioning() {
        TenantCreated created =
                new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), Map.of(), List.of("billing"));

        assertThat(after(created).status()).isEqualTo(TenantStatus.PROVISIONING);
    }

    @Test
    void aTenantIsProvisionedStepByStep() {
        TenantCreated created = new TenantCreated(
                "pb", "Punjab", "state", null, null, Map.of(), Map.of(), List.of("billing", "storage"));
        TenantEvent billed = new ProvisioningStepCompleted("pb", "billing");
        TenantEvent failed = new ProvisioningStepFailed("pb", "storage", "the disk is full");
        TenantEvent retried = new ProvisioningStepRetried("pb", "storage");
        TenantEvent stored = new ProvisioningStepCompleted("pb", "storage");

        TenantDocument failing = after(created, billed, failed);
        assertThat(failing.status()).isEqualTo(TenantStatus.FAILED);
        assertThat(failing.provisioning().steps())
                .isEqualTo(Map.of(
                        "billing", new Step("completed", Published.START.plusSeconds(1), null),
                        "storage", new Step("failed", Published.START.plusSeconds(2), "the disk is full")));
        assertThat(stored(failing)).isEqualTo(failing);

        TenantDocument waiting = after(created, billed, failed, retried);
        assertThat(waiting.status()).isEqualTo(TenantStatus.PROVISIONING);
        assertThat(waiting.provisioning().steps())
                .containsEntry("storage", new Step("waiting", Published.START.plusSeconds(3), null));

        TenantDocument active = after(created, billed, failed, retried, stored, new TenantActivated("pb"));
        assertThat(active.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(active.provisioning()).isEqualTo(Provisioning.OVER);
    }

    @Test
    void aTenantIsSuspendedAndReactivated() {
        TenantSuspended suspended = new TenantSuspended("pb.amritsar", "unpaid");

        assertThat(after(CREATED, suspended).status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(after(CREATED, suspended, new TenantReactivated("pb.amritsar", "paid"))
                        .status())
                .isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void aRestoredTenantIsWhatItWas() {
        TenantDocument archived = after(
                CREATED,
                new TenantSuspended("pb.amritsar", "unpaid"),
                new TenantArchived("pb.amritsar", "merged", "pb.majha", "2026-12-24T10:15:30Z"));
        assertThat(stored(archived)).isEqualTo(archived);
        assertThat(archived.status()).isEqualTo(TenantStatus.ARCHIVED);
        assertThat(archived.fields()).containsEntry("successor", "pb.majha");

        TenantDocument restored = after(
                CREATED,
                new TenantSuspended("pb.amritsar", "unpaid"),
                new TenantArchived("pb.amritsar", "merged", "pb.majha", "2026-12-24T10:15:30Z"),
                new TenantRestored("pb.amritsar", "a mistake"));
        assertThat(restored.status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(restored.fields()).doesNotContainKey("successor");
    }

    @Test
    void attributesAreSetAndRemoved() {
        Map<String, Object> set = Map.of("$a.b", List.of(Map.of("c", 1)), "area", new BigDecimal("1.10"));
        TenantDocument tenant =
                after(CREATED, update(new Profile(null, null, null, null, Map.of(), set)), removal("/attributes/area"));

        assertThat(stored(tenant).attributes()).isEqualTo(Map.of("$a.b", List.of(Map.of("c", 1))));
    }

    @Test
    void domainsAreAddedAndRemoved() {
        TenantEvent[] added = {
            CREATED,
            new TenantDomainAdded("pb.amritsar", "www.example", 2),
            new TenantDomainAdded("pb.amritsar", "portal.example", 1)
        };
        TenantDocument tenant = after(added);
        assertThat(tenant.domains()).containsExactly("portal.example", "www.example");
        assertThat(tenant.version()).isEqualTo(3);
        assertThat(stored(tenant)).isEqualTo(tenant);

        assertThat(after(added[0], added[1], added[2], new TenantDomainRemoved("pb.amritsar", "www.example", 2))
                        .domains())
                .containsExactly("portal.example");
    }

    @Test
    void whatWasNotGivenIsAbsent() {
        TenantDocument tenant = after(new TenantCreated("pb", "Punjab", "state"));

        assertThat(tenant.fields()).containsOnlyKeys("name", "kind");
        assertThat(tenant.parent()).isNull();
        assertThat(tenant.ancestors()).isEmpty();
    }

    @Test
    void anUpdateChangesWhatItSetsAndNothingElse() {
        TenantDocument tenant = after(
                CREATED, update(new Profile("Amritsar Sahib", null, null, "UTC", Map.of("tier", "silver"), Map.of())));

        assertThat(tenant.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("name", "Amritsar Sahib", "kind", "city", "locale", "pa-IN", "timeZone", "UTC"));
        assertThat(tenant.labels()).containsExactlyInAnyOrderEntriesOf(Map.of("tier", "silver", "region", "majha"));
        assertThat(tenant.version()).isEqualTo(2);
        assertThat(tenant.createdAt()).isEqualTo(Published.START);
        assertThat(tenant.updatedAt()).isEqualTo(Published.START.plusSeconds(1));
    }

    @Test
    void anUpdateRemovesWhatItNames() {
        TenantDocument tenant = after(CREATED, removal("/timeZone", "/labels/tier"));

        assertThat(tenant.fields()).containsOnlyKeys("name", "kind", "locale");
        assertThat(tenant.labels()).containsOnlyKeys("region");
    }

    @Test
    void anArchivedTenantKeepsItsProfile() {
        TenantDocument tenant =
                after(CREATED, new TenantArchived("pb.amritsar", "merged", null, "2026-12-24T10:15:30Z"));

        assertThat(tenant.status()).isEqualTo(TenantStatus.ARCHIVED);
        assertThat(tenant.fields()).isEqualTo(after(CREATED).fields());
        assertThat(tenant.labels()).isEqualTo(CREATED.labels());
        assertThat(tenant.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a~b", "a~1b", "a.b", "$where", "_id", "/", "~", "name", "ਪੰਜਾਬ", "a b", ""})
    void aLabelMayHaveAnyKey(String key) {
        TenantUpdated set = update(new Profile(null, null, null, null, Map.of(key, "set"), Map.of()));
        TenantUpdated removed = removal("/labels/" + key.replace("~", "~0").replace("/", "~1"));

        assertThat(stored(after(CREATED, set)).labels()).hasSize(3).containsEntry(key, "set");
        assertThat(stored(after(CREATED, set, removed)).labels()).isEqualTo(CREATED.labels());
    }

    @Test
    void whatIsStoredIsReadBack() {
        TenantDocument tenant =
                after(CREATED, new TenantArchived("pb.amritsar", "merged", null, "2026-12-24T10:15:30Z"));

        assertThat(stored(tenant)).isEqualTo(tenant);
    }

    @Test
    void aTenantIsStoredWithTheBeginningsOfTheWordsOfItsNameAndId() {
        assertThat(projection
                        .write(after(CREATED, update(new Profile("Am Sar", null, null, null, Map.of(), Map.of()))))
                        .getList("beginnings", String.class))
                .containsExactly(
                        "a",
                        "am",
                        "amr",
                        "amri",
                        "amrit",
                        "amrits",
                        "amritsa",
                        "amritsar",
                        "p",
                        "pb",
                        "s",
                        "sa",
                        "sar");
    }

    @Test
    void replayingGivesTheSame() {
        TenantEvent[] history = {
            new TenantCreated("pb", "Punjab", "state"),
            CREATED,
            update(new Profile("Amritsar Sahib", null, null, null, Map.of("a.b", "1"), Map.of())),
            removal("/labels/tier"),
            new TenantArchived("pb.amritsar", "merged", null, "2026-12-24T10:15:30Z")
        };

        assertThat(replayed(history)).isEqualTo(replayed(history)).hasSize(2);
    }

    @Test
    void eachEventIsItsTenants() {
        assertThat(projection.documentsOf(Published.at(new Position(3, 0), 0, CREATED)))
                .containsExactly("pb.amritsar", "pb");
        assertThat(projection.documentsOf(Published.ofPlan(0, new ProvisioningPlanSet("city", List.of()))))
                .isEmpty();
    }

    @Test
    void aChangeOfATenantThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> after(removal("/labels/tier")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pb.amritsar")
                .hasMessageContaining("3-0");
    }

    private TenantDocument after(TenantEvent... events) {
        @Nullable TenantDocument tenant = null;
        for (PublishedEvent event : Published.inPartition(3, events)) {
            tenant = projection.evolve(event.envelope().tenant(), tenant, event);
        }
        return Objects.requireNonNull(tenant);
    }

    /** As it comes back from MongoDB. */
    private TenantDocument stored(TenantDocument tenant) {
        BsonDocument bson =
                projection.write(tenant).toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry());
        return projection.read(new DocumentCodec()
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build()));
    }

    private Map<String, Document> replayed(TenantEvent... events) {
        Map<String, TenantDocument> tenants = new HashMap<>();
        for (PublishedEvent event : Published.inPartition(3, events)) {
            projection.documentsOf(event).forEach(id -> tenants.put(id, projection.evolve(id, tenants.get(id), event)));
        }
        Map<String, Document> stored = new TreeMap<>();
        tenants.forEach((id, tenant) -> stored.put(id, projection.write(tenant)));
        return stored;
    }

    private static TenantUpdated update(Profile set) {
        return new TenantUpdated("pb.amritsar", set, List.of());
    }

    private static TenantUpdated removal(String... pointers) {
        return new TenantUpdated(
                "pb.amritsar", new Profile(null, null, null, null, Map.of(), Map.of()), List.of(pointers));
    }
}

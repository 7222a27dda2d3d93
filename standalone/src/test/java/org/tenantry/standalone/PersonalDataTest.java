package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.query.tenant.ErasedTenants;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** Contact and address: kept, changed, shown to those who may know, sealed everywhere else, and erased. */
@MongoTest
class PersonalDataTest {
    private static final String REASON = "{\"reason\": \"the contract has ended\"}";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void aTenantHasAContactAndAnAddressForThoseWhoMayKnow() {
        Answer created = create("gj", "office@gj.example", "Sector 10");
        String[] seen = {"Tenantry-Position", created.position()};

        Answer shown = tenantry.as("admin", "gj", "tenant-admin").get("/v1/tenants/gj", seen);
        assertThat(shown.body().get("contact").toString())
                .isEqualTo("{\"email\":\"office@gj.example\",\"phone\":\"+911832545000\"}");
        assertThat(shown.body().get("address").toString())
                .isEqualTo("{\"lines\":[\"Sector 10\"],\"city\":\"Gandhinagar\",\"country\":\"IN\"}");
        for (String role : new String[] {"viewer", "auditor", "config-reader", "config-editor"}) {
            Api reader = tenantry.as("reader", "gj", role);
            assertThat(reader.get("/v1/tenants/gj", seen).body().toString())
                    .contains("\"id\":\"gj\"")
                    .doesNotContain("contact", "address");
            assertThat(reader.get("/v1/tenants?under=gj", seen).body().toString())
                    .contains("\"id\":\"gj\"")
                    .doesNotContain("contact", "address");
            assertThat(reader.exportLines(seen).text())
                    .contains("\"id\":\"gj\"")
                    .doesNotContain("contact", "address");
        }
    }

    @Test
    void aPatchMergesAndWhatChangesNothingMakesNoEvent() {
        create("mh", "office@mh.example", "Nariman Point");

        Answer same = api.patch("/v1/tenants/mh", "{\"contact\": {\"phone\": \"+91 183 254 5000\"}}");
        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        Answer changed = api.patch(
                "/v1/tenants/mh", "{\"contact\": {\"phone\": null}, \"address\": {\"postalCode\": \"400021\"}}");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Answer shown = api.get("/v1/tenants/mh", "Tenantry-Position", changed.position());
        assertThat(shown.body().get("contact").toString()).isEqualTo("{\"email\":\"office@mh.example\"}");
        assertThat(shown.body().get("address").get("postalCode").asString()).isEqualTo("400021");
        assertThat(shown.body().get("address").get("city").asString()).isEqualTo("Gandhinagar");

        Answer removed = api.patch("/v1/tenants/mh", "{\"contact\": {\"email\": null}, \"address\": null}");
        assertThat(api.get("/v1/tenants/mh", "Tenantry-Position", removed.position())
                        .body()
                        .toString())
                .doesNotContain("contact", "address");
        assertThat(api.patch("/v1/tenants/mh", "{\"contact\": null}").header("ETag"))
                .isEqualTo("\"3\"");
    }

    @Test
    void aDryRunSealsNothing() {
        Answer planned = api.post("/v1/tenants?dryRun=true", body("rj", "office@rj.example", "Bhawani Singh Road"));

        assertThat(planned.status()).isEqualTo(200);
        assertThat(planned.body()
                        .get("events")
                        .get(0)
                        .get("data")
                        .get("contact")
                        .toString())
                .isEqualTo("{\"sealed\":\"\",\"key\":\"\"}");
        assertThat(tenantry.keysDatabase().getCollection("data_keys").countDocuments(new Document("_id", "rj")))
                .isZero();
    }

    @Test
    void aRepeatedRequestIsToldFromAnotherWithItsKey() {
        String[] key = {"Idempotency-Key", "7c8a1c52-create-kl"};
        Answer first = api.post("/v1/tenants", body("kl", "office@kl.example", "Palayam"), key);

        assertThat(api.post("/v1/tenants", body("kl", "office@kl.example", "Palayam"), key)
                        .position())
                .isEqualTo(first.position());
        assertThat(api.post("/v1/tenants", body("kl", "other@kl.example", "Palayam"), key)
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(api.post("/v1/tenants", body("kl.kochi", "office@kl.example", "Palayam"), key)
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void personalDataAreImportedAndExportedAgain() {
        String line = body("br", "office@br.example", "Bailey Road");
        Api.Lines imported = api.importLines(line + "\n");
        assertThat(imported.outcomes()).containsExactly("1 created");
        String exported = api.exportLines(imported.lastPositions())
                .lines()
                .filter(one -> one.contains("\"id\":\"br\""))
                .findFirst()
                .orElseThrow();

        assertThat(exported).contains("office@br.example", "Bailey Road");
        assertThat(api.importLines(exported + "\n").outcomes()).containsExactly("1 unchanged");
        assertThat(api.importLines(exported.replace("office@", "new@") + "\n").outcomes())
                .containsExactly("1 updated");
    }

    @Test
    void nothingPersonalIsInClearButInTheReadModel() {
        List<String> answers = new ArrayList<>();
        try (CapturedLogs logs = CapturedLogs.begin()) {
            String[] key = {"Idempotency-Key", "planting"};
            Answer created = api.post("/v1/tenants", body("wb", "planted@wb.example", "planted lane"), key);
            answers.add(created.body().toString());
            answers.add(api.patch("/v1/tenants/wb", "{\"contact\": {\"email\": \"planted2@wb.example\"}}", key)
                    .body()
                    .toString());
            answers.add(api.patch("/v1/tenants/wb", "{\"contact\": {\"email\": \"planted2@wb.example\"}}")
                    .body()
                    .toString());
            for (String wrong : new String[] {
                "{\"contact\": {\"email\": \"planted@@wb\"}}",
                "{\"contact\": {\"phone\": \"planted\"}}",
                "{\"contact\": {\"phone\": [\"planted\"]}}",
                "{\"contact\": {\"phone\": 4711081547110815}}",
                "{\"address\": {\"postalCode\": 4711081547110815, \"lines\": [4711081547110815]}}",
                "{\"contact\": \"planted\"}",
                "{\"address\": {\"country\": \"planted\", \"city\": \"planted\\u0000\"}}",
                "{\"address\": {\"lines\": [\"planted\\u0007\"]}}",
                "{\"address\": {\"lines\": {\"planted\": 1}}}",
                "{\"address\": {\"lines\": \"planted"
            }) {
                Answer refused = api.patch("/v1/tenants/wb", wrong);
                assertThat(refused.status()).as(wrong).isEqualTo(400);
                answers.add(refused.body().toString());
                answers.add(api.importLines(wrong.replace("{\"", "{\"id\": \"wb\", \"") + "\n")
                        .text());
            }
            Answer changed = api.patch("/v1/tenants/wb", "{\"address\": {\"city\": \"planted city\"}}");
            assertThat(api.get("/v1/tenants/wb", "Tenantry-Position", changed.position())
                            .body()
                            .toString())
                    .contains("planted2@wb.example", "planted lane", "planted city");

            assertThat(answers).allSatisfy(PersonalDataTest::tellsNothing);
            tellsNothing(logs.text());
        }
        tellsNothing(Traces.content(tenantry.logDatabase()));
        tellsNothing(Traces.content(tenantry.keysDatabase()));
        assertThat(Traces.topic(tenantry)).contains("\"wb\"");
        tellsNothing(Traces.topic(tenantry));
        tellsNothing(Traces.meters(tenantry));
    }

    @Test
    void anErasedTenantIsForgottenAndTheChainHolds() {
        create("od", "office@od.example", "Unit 4");
        assertThat(api.post("/v1/tenants/od/erase", REASON).text("code")).isEqualTo("status-does-not-allow");
        Answer archived = api.post("/v1/tenants/od/archive", REASON);
        assertThat(api.get("/v1/tenants/od", "Tenantry-Position", archived.position())
                        .body()
                        .has("contact"))
                .isTrue();

        Answer planned = api.post("/v1/tenants/od/erase?dryRun=true", REASON);
        assertThat(planned.body().get("events").get(0).get("type").asString()).isEqualTo("TenantErased");
        assertThat(key("od").containsKey("erasedAt")).isFalse();
        Answer erased = api.post("/v1/tenants/od/erase", REASON, "If-Match", "\"2\"");
        assertThat(erased.header("ETag")).isEqualTo("\"3\"");

        assertThat(key("od").containsKey("erasedAt")).isTrue();
        assertThat(api.get("/v1/tenants/od", "Tenantry-Position", erased.position())
                        .body()
                        .toString())
                .contains("ARCHIVED")
                .doesNotContain("contact", "address", "office@od.example");
        assertThat(api.post("/v1/tenants/od/erase", REASON).header("ETag")).isEqualTo("\"3\"");
        assertThat(api.post("/v1/tenants/od/restore", REASON).text("code")).isEqualTo("tenant-erased");
        LogAndTopic.assertEqual(tenantry.log(), tenantry.kafka(), tenantry.topic());
    }

    @Test
    void onlyWhoIsResponsibleAboveMayEraseATenant() {
        api.create("as");
        api.create("as.guwahati");
        api.post("/v1/tenants/as.guwahati/archive", REASON);

        for (Api other : List.of(
                tenantry.as("mayor", "as.guwahati", "tenant-admin"),
                tenantry.as("helper", "as", "provisioner", "auditor"))) {
            assertThat(other.post("/v1/tenants/as.guwahati/erase", REASON).status())
                    .isEqualTo(403);
        }
        assertThat(tenantry.as("governor", "as", "tenant-admin")
                        .post("/v1/tenants/as.guwahati/erase", REASON)
                        .status())
                .isEqualTo(200);
    }

    /** As when the command side dies between recording an erasure and destroying the key. */
    @Test
    void aKeyThatTheCommandSideLeftIsDestroyedAllTheSame() {
        create("tn", "office@tn.example", "Fort St George");
        api.post("/v1/tenants/tn/archive", REASON);
        Document left = key("tn");
        api.post("/v1/tenants/tn/erase", REASON);
        tenantry.keysDatabase().getCollection("data_keys").replaceOne(new Document("_id", "tn"), left);

        ErasedTenants anew = tenantry.erasedTenantsFromTheBeginning();
        anew.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(key("tn").containsKey("erasedAt")).isTrue());
        } finally {
            anew.stop();
        }
    }

    @Test
    void anOperatorHasAllDataKeysWrappedByTheCurrentKey() {
        create("mp", "office@mp.example", "Vallabh Bhawan");

        Answer rewrapped = api.post("/v1/operations/data-keys/rewrap", "");

        assertThat(rewrapped.status()).isEqualTo(200);
        assertThat(rewrapped.body().get("tenants").asInt()).isPositive();
        assertThat(rewrapped.body().get("nothingToDo").asBoolean()).isTrue();
        assertThat(tenantry.as("governor", "mp", "tenant-admin")
                        .post("/v1/operations/data-keys/rewrap", "")
                        .status())
                .isEqualTo(403);
    }

    private Answer create(String id, String email, String line) {
        Answer created = api.post("/v1/tenants", body(id, email, line));
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    private static String body(String id, String email, String line) {
        return """
                {"id": "%s", "name": "Name of %s", "kind": "state",\
                 "contact": {"email": "%s", "phone": "+91 183 2545000"},\
                 "address": {"lines": ["%s"], "city": "Gandhinagar", "country": "IN"}}""".formatted(id, id, email, line);
    }

    private static Document key(String tenant) {
        return Objects.requireNonNull(
                tenantry.keysDatabase()
                        .getCollection("data_keys")
                        .find(new Document("_id", tenant))
                        .first(),
                tenant);
    }

    private static void tellsNothing(String text) {
        assertThat(text).doesNotContainIgnoringCase("planted").doesNotContain("4711081547110815");
    }
}

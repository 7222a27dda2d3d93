package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.ExampleParticipant.Accounts;
import org.tenantry.subscriber.SubscriptionSettings;
import org.tenantry.testkit.MongoTest;

/** Tenants become active when those have reported whom the plan of their kind names. */
@MongoTest
class ProvisioningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DONE = "{\"outcome\": \"completed\"}";
    private static final String FAILED = "{\"outcome\": \"failed\", \"reason\": \"the disk is full\"}";
    private static final String RETRY = "{\"outcome\": \"retry\"}";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void aPlanIsSetFoundAndListed() {
        Answer set = plan("agency", "storage", "billing");
        assertThat(set.status()).isEqualTo(201);
        assertThat(set.header("ETag")).isEqualTo("\"1\"");
        assertThat(set.position()).startsWith("0-");
        Answer unchanged = plan("agency", "billing", "storage");
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.body()).isEqualTo(set.body());
        Answer stale = api.put("/v1/provisioning-plans/agency", body("mail"), "If-Match", "\"2\"");
        assertThat(stale.status()).isEqualTo(412);
        Answer changed = api.put("/v1/provisioning-plans/agency", body("mail"), "If-Match", "\"1\"");

        Answer found = api.get("/v1/provisioning-plans/agency", "Tenantry-Position", changed.position());
        assertThat(found.header("ETag")).isEqualTo("\"2\"");
        assertThat(found.body().at("/participants").toString()).isEqualTo("[\"mail\"]");
        Answer page = api.get("/v1/provisioning-plans?limit=1");
        assertThat(page.body().at("/items/0/kind").asString()).isEqualTo("agency");
        assertThat(api.get("/v1/provisioning-plans/none").text("code")).isEqualTo("plan-not-found");
    }

    @Test
    void aRepeatedRequestForAPlanGetsTheFirstAnswer() {
        Answer first = api.put("/v1/provisioning-plans/repeated", body("a"), "Idempotency-Key", "one");
        plan("repeated", "b");

        assertThat(api.put("/v1/provisioning-plans/repeated", body("a"), "Idempotency-Key", "one")
                        .body())
                .isEqualTo(first.body());
        assertThat(api.put("/v1/provisioning-plans/repeated?dryRun=true", body("c"))
                        .body()
                        .at("/events/0/data/participants")
                        .toString())
                .isEqualTo("[\"c\"]");
        assertThat(api.put("/v1/provisioning-plans/repeated", body("b")).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void plansAreForPlatformAdministrators() {
        Api admin = tenantry.as("a", "pb", "tenant-admin");

        assertThat(admin.put("/v1/provisioning-plans/city", body("a")).status()).isEqualTo(403);
        assertThat(admin.get("/v1/provisioning-plans/city").status()).isEqualTo(403);
        assertThat(admin.get("/v1/provisioning-plans").status()).isEqualTo(403);
    }

    @Test
    void aPlanThatIsNotOneIsRefused() {
        assertFault(api.put("/v1/provisioning-plans/City", body("a")), "kind");
        assertFault(api.put("/v1/provisioning-plans/city", "{}"), "/participants");
        assertFault(api.put("/v1/provisioning-plans/city", body("a", "a")), "/participants");
        assertFault(api.put("/v1/provisioning-plans/city", body("A b")), "/participants/0");
        assertFault(api.get("/v1/provisioning-plans?limit=0"), "limit");
    }

    @Test
    void theTenantTellsForWhomItWaits() {
        plan("office", "billing", "storage");
        create("wb", "office");

        Answer failed = report("wb", "storage", FAILED);
        Answer tenant = api.get("/v1/tenants/wb", "Tenantry-Position", failed.position());
        assertThat(tenant.text("status")).isEqualTo("FAILED");
        assertThat(tenant.body().at("/provisioning/billing/state").asString()).isEqualTo("waiting");
        assertThat(tenant.body().at("/provisioning/billing/since"))
                .isEqualTo(tenant.body().at("/createdAt"));
        assertThat(tenant.body().at("/provisioning/storage/state").asString()).isEqualTo("failed");
        assertThat(tenant.body().at("/provisioning/storage/reason").asString()).isEqualTo("the disk is full");
        assertThat(found("status=FAILED&under=wb", failed.position())).containsExactly("wb");
        assertThat(api.create("wb.child").text("code")).isEqualTo("parent-not-active");
        assertThat(report("wb", "storage", FAILED).header("ETag")).isEqualTo("\"2\"");

        Answer retried = report("wb", "storage", RETRY);
        assertThat(found("status=PROVISIONING&under=wb", retried.position())).containsExactly("wb");
        report("wb", "storage", DONE);
        Answer last = report("wb", "billing", DONE);
        Answer active = api.get("/v1/tenants/wb", "Tenantry-Position", last.position());
        assertThat(active.text("status")).isEqualTo("ACTIVE");
        assertThat(active.body().has("provisioning")).isFalse();
        assertThat(active.text("version")).isEqualTo("6");

        assertThat(report("wb", "billing", DONE).header("ETag")).isEqualTo("\"6\"");
        assertThat(report("wb", "billing", FAILED).text("code")).isEqualTo("provisioning-over");
        assertThat(report("wb", "mail", DONE).text("code")).isEqualTo("unknown-participant");
        assertThat(api.create("wb.child").status()).isEqualTo(201);
    }

    @Test
    void theRolesOnTheTenantTellWhoReports() {
        plan("bureau", "billing");
        create("tn", "bureau");
        Api participant = tenantry.as("billing", "tn", "provisioner");
        Api viewer = tenantry.as("viewer", "tn", "viewer");
        Api stranger = tenantry.as("stranger", "pb", "tenant-admin");
        String billing = "/v1/tenants/tn/provisioning/billing";

        assertThat(viewer.post(billing, DONE).status()).isEqualTo(403);
        assertThat(stranger.post(billing, DONE).text("code")).isEqualTo("tenant-not-found");
        assertThat(participant.post(billing, FAILED).status()).isEqualTo(200);
        assertThat(participant.post(billing, RETRY).status()).isEqualTo(403);
        assertThat(tenantry.as("mayor", "tn", "tenant-admin")
                        .post(billing, RETRY)
                        .status())
                .isEqualTo(200);
        assertFault(participant.post(billing, "{\"outcome\": \"failed\"}"), "/reason");
        assertFault(participant.post(billing, "{\"outcome\": \"completed\", \"reason\": \"r\"}"), "/reason");
        assertFault(participant.post(billing, "{\"outcome\": \"done\"}"), "/outcome");
        assertThat(participant.post(billing, DONE).status()).isEqualTo(200);
    }

    @Test
    void aParticipantSurvivesRestartsFailureAndRedelivery() {
        plan("company", ExampleParticipant.NAME);
        Accounts accounts = new Accounts();
        try (ExampleParticipant _ = participant(accounts, "accounts")) {
            create("acme", "company");
            awaitStatus("acme", "ACTIVE");
            assertThat(accounts.openings()).isEqualTo(1);
        }
        accounts.full(true);
        create("acme.east", "company");
        create("acme.west", "city");
        try (ExampleParticipant _ = participant(accounts, "accounts")) {
            awaitStatus("acme.east", "FAILED");
            accounts.full(false);
            report("acme.east", ExampleParticipant.NAME, RETRY);
            awaitStatus("acme.east", "ACTIVE");
        }
        assertThat(accounts.openings()).isEqualTo(2);

        int before = published();
        try (ExampleParticipant redelivered = participant(accounts, "accounts-from-the-beginning")) {
            await().atMost(PATIENCE).until(() -> redelivered.reports() == 3);
        }
        assertThat(accounts.openings()).isEqualTo(2);
        assertThat(published()).isEqualTo(before);
    }

    private static ExampleParticipant participant(Accounts accounts, String group) {
        return ExampleParticipant.start(
                accounts,
                tenantry.as("accounts", "acme", "provisioner"),
                SubscriptionSettings.of(tenantry.kafka().bootstrapServers(), group + "-" + tenantry.topic())
                        .onTopic(tenantry.topic()));
    }

    private void awaitStatus(String tenant, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/v1/tenants/" + tenant).text("status"))
                        .isEqualTo(status));
    }

    private static int published() {
        return tenantry.kafka().readCommitted(tenantry.topic()).size();
    }

    private Answer plan(String kind, String... participants) {
        return api.put("/v1/provisioning-plans/" + kind, body(participants));
    }

    private void create(String id, String kind) {
        Answer created = api.post(
                "/v1/tenants", "{\"id\": \"%s\", \"name\": \"A tenant\", \"kind\": \"%s\"}".formatted(id, kind));
        assertThat(created.status()).isEqualTo(201);
    }

    private Answer report(String tenant, String participant, String report) {
        return api.post("/v1/tenants/" + tenant + "/provisioning/" + participant, report);
    }

    private List<String> found(String query, String position) {
        Answer page = api.get("/v1/tenants?" + query, "Tenantry-Position", position);
        return StreamSupport.stream(page.body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String body(String... participants) {
        String names = participants.length == 0 ? "" : "\"" + String.join("\", \"", participants) + "\"";
        return "{\"participants\": [" + names + "]}";
    }

    private static void assertFault(Answer refused, String field) {
        assertThat(refused.text("code")).isEqualTo("invalid-request");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
    }
}

package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.standalone.Api.Answer;

/** {@code dev audit verify --read-models} finds what the query side stores otherwise than the log has it. */
class AuditReadModelsTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension(Map.of("tenantry.command.domain-hold", "0s"));

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {"host": {"type": "string"}, "password": {"type": "string"}}},
             "marks": {"/password": {"secret": true}}, "comment": "first"}""";

    private static String lastOfKochi = "";

    private final Audited audited = new Audited(tenantry);

    @BeforeAll
    static void aTreeThatHasSeenEverything() {
        Api api = tenantry.asPlatformAdmin();
        api.define("mail", DEFINITION);
        done(api.patch("/v1/platform/overrides/mail", "{\"values\": {\"password\": \"planted\"}}"));
        done(api.put("/v1/provisioning-plans/department", "{\"participants\": [\"dns\", \"mail\"]}"));
        done(api.post("/v1/tenants", """
                {"id": "kl", "name": "Kerala", "kind": "state", "locale": "ml-IN", "labels": {"tier": "gold", "a": "b"},
                 "attributes": {"area": 38852.5, "list": [1, {"x": null}], "big": 12345678901234567890},
                 "contact": {"email": "planted@kl.example"}}"""));
        done(api.post("/v1/tenants", "{\"id\": \"kl.kochi\", \"name\": \"Cochin\", \"kind\": \"city\"}"));
        done(api.post("/v1/tenants", "{\"id\": \"kl.water\", \"name\": \"Water\", \"kind\": \"department\"}"));
        done(api.post("/v1/tenants/kl.water/provisioning/dns", "{\"outcome\": \"completed\"}"));
        done(api.post("/v1/tenants/kl.water/provisioning/mail", "{\"outcome\": \"failed\", \"reason\": \"full\"}"));
        done(api.post("/v1/tenants", "{\"id\": \"kl.fire\", \"name\": \"Fire\", \"kind\": \"department\"}"));
        done(api.post("/v1/tenants/kl.fire/provisioning/dns", "{\"outcome\": \"completed\"}"));
        done(api.post("/v1/tenants/kl.fire/provisioning/mail", "{\"outcome\": \"completed\"}"));
        done(api.patch("/v1/tenants/kl.kochi", """
                {"name": "Kochi", "labels": {"tier": "x"}, "attributes": {"wards": 74},
                 "address": {"lines": ["1 Road"], "country": "IN"}}"""));
        done(api.put("/v1/tenants/kl/domains/moved.example", ""));
        done(api.delete("/v1/tenants/kl/domains/moved.example"));
        done(api.put("/v1/tenants/kl.kochi/domains/moved.example", ""));
        done(api.patch("/v1/tenants/kl.kochi/overrides/mail", """
                {"values": {"host": "h1", "password": "planted"}, "locks": {"/host": true}}"""));
        done(api.patch("/v1/tenants/kl.kochi/overrides/mail", "{\"values\": {\"host\": \"h2\"}}"));
        done(api.create("tn"));
        done(api.post("/v1/tenants/tn/archive", "{\"reason\": \"over\", \"successor\": \"kl\"}"));
        done(api.post("/v1/tenants/kl.fire/archive", "{\"reason\": \"merged\"}"));
        done(api.post("/v1/tenants/kl.fire/restore", "{\"reason\": \"not after all\"}"));
        Answer last = api.post("/v1/tenants/kl.kochi/suspend", "{\"reason\": \"unpaid\"}");
        lastOfKochi = last.position();
        Answer suspended = api.post("/v1/tenants/kl/suspend", "{\"reason\": \"unpaid\"}");
        assertThat(api.get("/v1/tenants/kl", "Tenantry-Position", suspended.position())
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/v1/tenants/kl/history", "Tenantry-Position", suspended.position())
                        .status())
                .isEqualTo(200);
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
    }

    @Test
    void whatIsAsTheLogHasItIsFoundIntact() {
        AuditRun run = audited.verifyReadModels(tenantry.readModels());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains(" documents of the read models say what the log says.");
        assertThat(run.json().get("documents").asLong()).isGreaterThan(30);
    }

    @Test
    void aTenantThatWasChangedIsFound() {
        AuditRun run = afterUpdate("tenants", "kl.kochi", Updates.set("fields.name", "Cochin"));

        run.assertFindings("read-model-differs " + offset(lastOfKochi));
        assertThat(run.out()).contains("tenants kl.kochi says otherwise than its events do: fields.name");
    }

    @Test
    void aTenantThatIsSaidToHaveNoChildrenIsFound() {
        AuditRun run = afterUpdate(
                "tenants", "kl", Updates.combine(Updates.set("hasChildren", false), Updates.unset("blocks")));

        assertThat(run.out()).contains("tenants kl says otherwise than its events do: hasChildren");
        AuditRun other = afterUpdate("tenants", "kl.fire", Updates.set("hasChildren", true));
        assertThat(other.out()).contains("tenants kl.fire says otherwise than its events do: hasChildren");
        AuditRun blocks = afterUpdate("tenants", "kl", Updates.unset("blocks"));
        assertThat(blocks.out()).contains("tenants kl says otherwise than its events do: blocks");
    }

    @Test
    void anAddressPutBackOrTakenAwayIsFound() {
        AuditRun run = afterUpdate("tenants", "kl.water", Updates.set("personal.contact", "{}"));

        assertThat(run.out()).contains("tenants kl.water says otherwise than its events do: personal");
    }

    @Test
    void aTenantThatWasRemovedOrAddedIsFound() {
        MongoDatabase copy = copy();
        copy.getCollection("tenants").deleteOne(eq("_id", "kl.kochi"));
        copy.getCollection("tenants").insertOne(new Document("_id", "kl.nowhere").append("p", 3L));

        AuditRun run = audited.verifyReadModels(copy);

        assertThat(run.findings()).containsExactly("read-model-missing " + offset(lastOfKochi), "read-model-extra -1");
        assertThat(run.out())
                .contains("tenants kl.kochi is not there", "tenants kl.nowhere is there, and the log knows");
    }

    @Test
    void anOverrideThatWasChangedIsFound() {
        String event = requireNonNull(tenantry.readModels()
                        .getCollection("configuration")
                        .find(eq("_id", "kl.kochi/overrides/mail"))
                        .first())
                .getString("event");
        AuditRun run = afterUpdate(
                "configuration", "kl.kochi/overrides/mail", Updates.set("event", event.replace("h2", "h3")));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("configuration kl.kochi/overrides/mail says otherwise than its events do: event")
                .doesNotContain("h3");
    }

    @Test
    void historyThatWasChangedIsFound() {
        AuditRun run = afterUpdate("history", "kl.kochi@0", Updates.set("actor", "mallory"));
        assertThat(run.out()).contains("history kl.kochi@0 says otherwise than its events do: actor");

        AuditRun version =
                afterUpdate("configuration_versions", "/definitions/mail@1", Updates.set("actor", "mallory"));
        assertThat(version.out())
                .contains("configuration_versions /definitions/mail@1 says otherwise than its events do: actor");

        AuditRun plan = afterUpdate("plans", "department", Updates.push("participants", "mallory"));
        assertThat(plan.out()).contains("plans department says otherwise than its events do: participants");
    }

    @Test
    void aDomainOfAnotherIsFound() {
        AuditRun run = afterUpdate("domains", "moved.example", Updates.set("tenant", "kl"));
        assertThat(run.out()).contains("domains moved.example says otherwise than its events do: tenant");

        AuditRun older = afterUpdate("domains", "moved.example", Updates.set("p", 2L));
        assertThat(older.out()).contains("domains moved.example lacks the event at ");
    }

    @Test
    void aReadModelThatIsBehindIsNoFindingAndOneThatLeftOutAnEventIs() {
        MongoDatabase copy = copy();
        tenantry.asPlatformAdmin().create("kl2").position();
        String position = tenantry.asPlatformAdmin().create("kl2.one").position();

        assertThat(audited.verifyReadModels(copy).code()).isZero();

        int partition = Position.parse(position).orElseThrow().partition();
        copy.getCollection("progress")
                .updateOne(
                        eq("_id", "tenants/" + partition),
                        Updates.combine(
                                Updates.set("log", tenantry.log().id()),
                                Updates.set("position", offset(position) + 1),
                                Updates.set("offset", 1000L)),
                        new UpdateOptions().upsert(true));
        AuditRun run = audited.verifyReadModels(copy);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("tenants kl2.one is not there");
    }

    @Test
    void whatWaitsForAnOperatorIsNoFinding() {
        MongoDatabase copy = copy();
        copy.getCollection("tenants").deleteOne(eq("_id", "kl.kochi"));
        int partition = Position.parse(lastOfKochi).orElseThrow().partition();
        copy.getCollection("parked")
                .insertOne(new Document("_id", "tenants/" + partition + "/kl.kochi").append("position", 1L));

        assertThat(audited.verifyReadModels(copy).code()).isZero();
    }

    @Test
    void thoseOfAnotherLogAreToldSo() {
        MongoDatabase copy = copy();
        copy.getCollection("progress").updateMany(new Document(), Updates.set("log", "another"));

        AuditRun run = audited.verifyReadModels(copy);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("is of log another, and this is " + tenantry.log().id());
    }

    private AuditRun afterUpdate(String collection, String id, Bson update) {
        MongoDatabase copy = copy();
        assertThat(copy.getCollection(collection)
                        .updateOne(eq("_id", id), update)
                        .getModifiedCount())
                .isEqualTo(1);
        AuditRun run = audited.verifyReadModels(copy);
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        return run;
    }

    private static MongoDatabase copy() {
        return Audited.copyOf(tenantry, tenantry.readModels());
    }

    private static long offset(String position) {
        return Position.parse(position).orElseThrow().offset();
    }
}

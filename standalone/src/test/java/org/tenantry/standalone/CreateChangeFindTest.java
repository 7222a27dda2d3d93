package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** The whole way: request, aggregate, log, Kafka, projection, read model, query. No test waits but by position. */
@MongoTest
class CreateChangeFindTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void aTenantIsCreatedAndFound() {
        Answer created = api.post("/v1/tenants", """
                {"id": "pb", "name": "Punjab", "kind": "state", "locale": "pa-IN", "timeZone": "Asia/Kolkata",
                 "labels": {"tier": "gold", "a/b.c": "d.e"}}
                """);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/tenants/pb");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.position()).matches("1-\\d+");
        assertThat(created.text("id")).isEqualTo("pb");

        Answer found = api.get("/v1/tenants/pb", "Tenantry-Position", created.position());

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.header("ETag")).isEqualTo("\"1\"");
        assertThat(found.text("name")).isEqualTo("Punjab");
        assertThat(found.text("kind")).isEqualTo("state");
        assertThat(found.text("status")).isEqualTo("ACTIVE");
        assertThat(found.text("effectiveStatus")).isEqualTo("ACTIVE");
        assertThat(found.text("locale")).isEqualTo("pa-IN");
        assertThat(found.body().at("/labels/tier").asString()).isEqualTo("gold");
        assertThat(found.body().get("labels").get("a/b.c").asString()).isEqualTo("d.e");
        assertThat(found.body().has("parent")).isFalse();
    }

    @Test
    void aChildIsCreatedChangedAndFoundByWhatItBecame() {
        api.create("hr");
        Answer created = api.create("hr.gurugram");
        assertThat(created.status()).isEqualTo(201);

        Answer changed = api.patch("/v1/tenants/hr.gurugram", """
                {"name": "Gurugrām", "locale": "hi-IN", "labels": {"tier": "silver"}}""", "If-Match", created.header("ETag"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");

        Answer found = api.get("/v1/tenants?text=gurugram&under=hr", "Tenantry-Position", changed.position());

        assertThat(found.body().get("items")).hasSize(1);
        assertThat(found.body().at("/items/0/id").asString()).isEqualTo("hr.gurugram");
        assertThat(found.body().at("/items/0/parent").asString()).isEqualTo("hr");
        assertThat(found.body().at("/items/0/name").asString()).isEqualTo("Gurugrām");
        assertThat(found.body().at("/items/0/version").asInt()).isEqualTo(2);
    }

    @Test
    void aStaleVersionIsRefusedAndNullRemoves() {
        api.create("up");
        api.patch("/v1/tenants/up", "{\"labels\": {\"a\": \"1\", \"b\": \"2\"}}");

        Answer stale = api.patch("/v1/tenants/up", "{\"name\": \"Other\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("code")).isEqualTo("stale-version");

        Answer removed = api.patch("/v1/tenants/up", "{\"labels\": {\"a\": null}}", "If-Match", "\"2\"");
        Answer found = api.get("/v1/tenants/up", "Tenantry-Position", removed.position());
        assertThat(found.body().get("labels").toString()).isEqualTo("{\"b\":\"2\"}");
    }

    @Test
    void whatChangesNothingAnswersWithWhatIsThere() {
        Answer created = api.create("ka");

        Answer unchanged = api.patch("/v1/tenants/ka", "{\"name\": \"Name of ka\"}");

        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.header("ETag")).isEqualTo("\"1\"");
        assertThat(unchanged.position()).isEqualTo(created.position());
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndAnotherWithItsKeyIsRefused() {
        String body = "{\"id\": \"tn\", \"name\": \"Tamil Nadu\", \"kind\": \"state\"}";
        Answer first = api.post("/v1/tenants", body, "Idempotency-Key", "tn-1");

        Answer again = api.post("/v1/tenants", body.replace(": ", ":"), "Idempotency-Key", "tn-1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

        Answer other = api.post("/v1/tenants", body.replace("Tamil", "Other"), "Idempotency-Key", "tn-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        api.create("wb");
        String position = "";
        for (int i = 0; i < 7; i++) {
            position = api.create("wb.d" + i).position();
        }
        StringBuilder ids = new StringBuilder();
        String cursor = "";
        do {
            Answer page = api.get("/v1/tenants?under=wb&limit=3" + cursor, "Tenantry-Position", position);
            page.body()
                    .get("items")
                    .forEach(item -> ids.append(item.get("id").asString()).append(' '));
            cursor = page.body().has("next") ? "&cursor=" + page.text("next") : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasToString("wb wb.d0 wb.d1 wb.d2 wb.d3 wb.d4 wb.d5 wb.d6 ");
    }
}

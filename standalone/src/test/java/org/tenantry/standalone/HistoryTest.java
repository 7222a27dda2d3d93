package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;
import tools.jackson.databind.JsonNode;

/** What an auditor is told of a state and a city in it, from the first day to the last. */
@MongoTest
class HistoryTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {"host": {"type": "string"}, "password": {"type": "string"}}},
             "marks": {"/password": {"secret": true}}}""";

    /** By what was done, the position that it answered. */
    private static final List<String> positions = new ArrayList<>();

    private final Api api = tenantry.asPlatformAdmin();
    private final Api auditor = tenantry.as("vera", "wb", "auditor");

    @BeforeAll
    static void aStateAndACity() {
        Api api = tenantry.asPlatformAdmin();
        api.define("mail", DEFINITION);
        done(api.post("/v1/tenants", """
                {"id": "wb", "name": "West Bengal", "kind": "state", "labels": {"tier": "gold"},
                 "contact": {"email": "planted@wb.example"}}"""));
        Api governor = tenantry.as("gita", "wb", "tenant-admin");
        done(governor.post("/v1/tenants", """
                {"id": "wb.kolkata", "name": "Calcutta", "kind": "city", "timeZone": "Asia/Kolkata",
                 "contact": {"email": "planted-1@kolkata.example"}}"""));
        done(governor.patch("/v1/tenants/wb.kolkata", """
                {"name": "Kolkata", "timeZone": null, "labels": {"a/b": "x"}, "attributes": {"wards": 144},
                 "contact": {"email": "planted-2@kolkata.example"}}"""));
        done(governor.patch("/v1/tenants/wb.kolkata/overrides/mail", """
                {"values": {"host": "h1", "password": "planted-3"}, "comment": "first"}"""));
        done(governor.patch("/v1/tenants/wb.kolkata/overrides/mail", """
                {"values": {"host": "h2", "password": "planted-4"}, "locks": {"/host": true}}"""));
        done(governor.post("/v1/tenants/wb.kolkata/suspend", "{\"reason\": \"bills unpaid\"}"));
        done(api.post("/v1/tenants/wb/suspend", "{\"reason\": \"an election\"}"));
        done(governor.post("/v1/tenants/wb.kolkata/archive", "{\"reason\": \"merged\"}"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
        positions.add(answer.position());
    }

    @Test
    void anEntryTellsWhoDidWhatWhenAndWhy() {
        List<JsonNode> entries = entries(get(auditor, "wb.kolkata", ""));

        assertThat(texts(entries, "type"))
                .containsExactly(
                        "TenantArchived",
                        "TenantSuspended",
                        "ConfigurationOverridden",
                        "ConfigurationOverridden",
                        "TenantUpdated",
                        "TenantCreated");
        JsonNode suspended = entries.get(1);
        assertThat(suspended.get("position").asString()).isEqualTo(positions.get(5));
        assertThat(suspended.get("tenant").asString()).isEqualTo("wb.kolkata");
        assertThat(suspended.get("actor").asString()).isEqualTo("gita");
        assertThat(suspended.get("reason").asString()).isEqualTo("bills unpaid");
        assertThat(suspended.get("version").asInt()).isEqualTo(3);
        assertThat(suspended.get("changes").toString())
                .isEqualTo("[{\"field\":\"/status\",\"before\":\"ACTIVE\",\"after\":\"SUSPENDED\"}]");
        assertThat(entries.get(0).has("restorableUntil")).isTrue();
    }

    @Test
    void whatChangedIsToldByField() {
        JsonNode updated =
                entries(get(auditor, "wb.kolkata", "?type=TenantUpdated")).getFirst();

        assertThat(updated.get("changes").toString()).isEqualTo("""
                [{"field":"/attributes/wards","after":144},\
                {"field":"/contact","before":"********","after":"********","hidden":"personal"},\
                {"field":"/labels/a~1b","after":"x"},\
                {"field":"/name","before":"Calcutta","after":"Kolkata"},\
                {"field":"/timeZone","before":"Asia/Kolkata"}]""");
    }

    @Test
    void whatIsPersonalIsToldToThoseWhoMayKnowIt() {
        Api governor = tenantry.as("gita", "wb", "tenant-admin");

        assertThat(entries(get(governor, "wb.kolkata", "?type=TenantUpdated"))
                        .getFirst()
                        .get("changes")
                        .toString())
                .contains("""
                        {"field":"/contact","before":{"email":"planted-1@kolkata.example"},\
                        "after":{"email":"planted-2@kolkata.example"}}""");
    }

    @Test
    void configurationIsToldWithItsSecretsMaskedForAll() {
        List<JsonNode> entries = entries(get(api, "wb.kolkata", "?type=ConfigurationOverridden"));

        assertThat(texts(entries, "namespace")).containsExactly("mail", "mail");
        assertThat(entries.getFirst().get("changes").toString()).isEqualTo("""
                [{"field":"/locks/~1host","after":true},\
                {"field":"/values/host","before":"h1","after":"h2"},\
                {"field":"/values/password","before":"********","after":"********","hidden":"secret"}]""");
        assertThat(entries.getLast().get("reason").asString()).isEqualTo("first");
        assertThat(entries.getLast().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void itIsFilteredAndASubtreeIsToldInOneOrder() {
        assertThat(texts(entries(get(auditor, "wb", "")), "position"))
                .containsExactly(positions.get(6), positions.get(0));
        assertThat(texts(entries(get(auditor, "wb", "?subtree=true&sort=at")), "position"))
                .isEqualTo(positions);
        assertThat(texts(entries(get(auditor, "wb", "?subtree=true&actor=root&sort=at")), "position"))
                .containsExactly(positions.get(0), positions.get(6));
        assertThat(texts(
                        entries(get(auditor, "wb", "?subtree=true&type=TenantSuspended&type=TenantArchived")),
                        "position"))
                .containsExactly(positions.get(7), positions.get(6), positions.get(5));
        String suspended = entries(get(auditor, "wb", "?type=TenantSuspended"))
                .getFirst()
                .get("at")
                .asString();
        assertThat(texts(entries(get(auditor, "wb", "?subtree=true&from=" + suspended)), "position"))
                .contains(positions.get(6), positions.get(7))
                .doesNotContain(positions.get(0));
        assertThat(texts(entries(get(auditor, "wb", "?subtree=true&before=" + suspended)), "position"))
                .contains(positions.get(0))
                .doesNotContain(positions.get(6), positions.get(7));
    }

    @Test
    void aWalkByCursorMissesAndRepeatsNothing() {
        List<String> walked = new ArrayList<>();
        Answer page = get(auditor, "wb", "?subtree=true&limit=3&sort=at");
        walked.addAll(texts(entries(page), "position"));
        while (page.body().has("next")) {
            page = get(auditor, "wb", "?subtree=true&limit=3&sort=at&cursor=" + page.text("next"));
            walked.addAll(texts(entries(page), "position"));
        }

        assertThat(walked).isEqualTo(positions);
        String next = get(auditor, "wb", "?subtree=true&limit=3").text("next");
        assertThat(get(auditor, "wb", "?limit=3&cursor=" + next).text("code")).isEqualTo("invalid-cursor");
    }

    @Test
    void aPageOfLargeConfigurationIsShortAndTheNextGoesOn() {
        Api sita = tenantry.as("sita", "large", "tenant-admin");
        Api rama = tenantry.as("rama", "large", "tenant-admin");
        api.create("large");
        String large = "{\"values\": {\"host\": \"" + "h".repeat(60_000) + "\"}}";
        String last = "";
        for (int i = 0; i < 40; i++) {
            assertThat(sita.patch("/v1/tenants/large/overrides/mail", large).status())
                    .isEqualTo(200);
            last = rama.patch("/v1/tenants/large/overrides/mail", "{\"values\": {\"host\": null}}")
                    .position();
        }

        for (String actor : List.of("sita", "rama")) { // what the former set, and the latter removed
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                Answer page = rama.get(
                        "/v1/tenants/large/history?limit=200&actor=" + actor + cursor, "Tenantry-Position", last);
                List<JsonNode> entries = entries(page);
                assertThat(entries).hasSizeBetween(1, 32);
                seen.addAll(texts(entries, "position"));
                cursor = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
            } while (!cursor.isEmpty());

            assertThat(seen).doesNotHaveDuplicates().hasSize(40);
        }
    }

    @Test
    void whoMayNotReadItIsRefusedAndWhoSeesNothingIsToldSo() {
        assertThat(tenantry.anonymous().get("/v1/tenants/wb/history").status()).isEqualTo(401);
        for (String path : List.of("wb/history", "wb?at=2026-01-01T00:00:00Z")) {
            assertThat(tenantry.as("v", "wb", "viewer")
                            .get("/v1/tenants/" + path)
                            .status())
                    .isEqualTo(403);
            assertThat(tenantry.as("o", "mp", "auditor", "tenant-admin")
                            .get("/v1/tenants/" + path)
                            .text("code"))
                    .isEqualTo("tenant-not-found");
        }
        assertThat(tenantry.as("v", "wb", "viewer")
                        .get("/v1/tenants?at=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(403);
        assertThat(get(auditor, "wb.nowhere", "").text("code")).isEqualTo("tenant-not-found");
    }

    @Test
    void wrongParametersAreNamedWithWhatWasExpected() {
        Answer refused = get(auditor, "wb", "?type=TenantRenamed&from=yesterday&before=2026&sort=id&actor=");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("actor", "type", "from", "before", "sort");
        assertThat(refused.body().toString()).contains("TenantUpdated", "an instant such as");
        assertThat(get(auditor, "wb", "?since=1").body().toString()).contains("actor, before, cursor, from");
        assertThat(auditor.get("/v1/tenants?at=3-1&kind=city&sort=name").body().toString())
                .contains("\"field\":\"kind\"", "\"field\":\"sort\"", "under, id, limit and cursor");
        assertThat(auditor.get("/v1/tenants/wb?at=yesterday").body().toString()).contains("an instant such as");
    }

    @Test
    void aTenantIsToldAsItWas() {
        Answer created = at("wb.kolkata", positions.get(1));
        assertThat(created.text("name")).isEqualTo("Calcutta");
        assertThat(created.text("timeZone")).isEqualTo("Asia/Kolkata");
        assertThat(created.text("positions")).isEqualTo(positions.get(1));
        assertThat(created.body().has("contact")).isFalse();
        assertThat(created.headers().firstValue("ETag")).isEmpty();
        Answer suspended = at("wb.kolkata", positions.get(5));
        assertThat(suspended.text("name")).isEqualTo("Kolkata");
        assertThat(suspended.text("effectiveStatus")).isEqualTo("SUSPENDED");
        assertThat(suspended.body().has("causedBy")).isFalse();
        assertThat(suspended.body().get("version").asInt()).isEqualTo(3);
        assertThat(at("wb.kolkata", positions.get(0)).text("code")).isEqualTo("tenant-not-found");
        assertThat(tenantry.as("gita", "wb", "tenant-admin")
                        .get("/v1/tenants/wb.kolkata?at=" + positions.get(1))
                        .body()
                        .get("contact")
                        .toString())
                .isEqualTo("{\"email\":\"planted-1@kolkata.example\"}");
    }

    @Test
    void anInstantIsAnsweredWithPositionsThatAreTakenForTheSameAnswer() {
        String instant = entries(get(auditor, "wb.kolkata", "?type=TenantUpdated"))
                .getFirst()
                .get("at")
                .asString();

        Answer then = at("wb.kolkata", instant);

        assertThat(then.text("name")).isEqualTo("Kolkata");
        assertThat(at("wb.kolkata", then.text("positions")).body()).isEqualTo(then.body());
        assertThat(at("wb", "2020-01-01T00:00:00Z").text("code")).isEqualTo("tenant-not-found");
        assertThat(at("wb", "2999-01-01T00:00:00Z").text("code")).isEqualTo("invalid-request");
    }

    @Test
    void aSubtreeIsToldAsItWasPageByPage() {
        assertThat(search("?under=wb&at=" + positions.get(0)).ids()).containsExactly("wb");
        Answer first = search("?under=wb&limit=1&at=" + positions.get(6));
        Answer second = search("?under=wb&limit=1&at=" + positions.get(6) + "&cursor=" + first.text("next"));

        assertThat(first.ids()).containsExactly("wb");
        assertThat(second.ids()).containsExactly("wb.kolkata");
        assertThat(second.body().has("next")).isFalse();
        assertThat(second.text("positions")).isEqualTo(positions.get(6));
        assertThat(second.body().get("items").get(0).get("effectiveStatus").asString())
                .isEqualTo("SUSPENDED");
        assertThat(second.body().get("items").get(0).has("causedBy")).isFalse();
        assertThat(search("?id=wb.kolkata&id=mp&at=" + positions.get(6)).ids()).containsExactly("wb.kolkata");
        assertThat(search("?under=wb&at=2020-01-01T00:00:00Z").ids()).isEmpty();
        assertThat(tenantry.as("o", "wb.kolkata", "auditor")
                        .get("/v1/tenants?at=" + positions.get(6))
                        .ids())
                .containsExactly("wb.kolkata");
    }

    @Test
    void whatIsErasedIsNotToldOfThePastEither() {
        Api governor = tenantry.as("gita", "tr", "tenant-admin");
        Answer created = api.post("/v1/tenants", """
                {"id": "tr", "name": "Tripura", "kind": "state", "contact": {"email": "planted@tr.example"}}""");
        api.post("/v1/tenants/tr/archive", "{\"reason\": \"over\"}");
        String[] before = {"Tenantry-Position", created.position()};
        assertThat(governor.get("/v1/tenants/tr/history", before).body().toString())
                .contains("planted@tr.example");

        String[] erased = {
            "Tenantry-Position",
            api.post("/v1/tenants/tr/erase", "{\"reason\": \"over\"}").position()
        };

        Answer history = governor.get("/v1/tenants/tr/history", erased);
        assertThat(entries(history).getFirst().get("changes").toString())
                .isEqualTo("[{\"field\":\"/contact\",\"before\":\"********\",\"hidden\":\"erased\"}]");
        assertThat(history.body().toString()).doesNotContain("planted");
        assertThat(governor.get("/v1/tenants/tr?at=" + created.position())
                        .body()
                        .toString())
                .contains("Tripura")
                .doesNotContain("planted", "contact");
    }

    @Test
    void nothingPlantedIsToldToAnAuditorOrKeptInClear() {
        for (String query : List.of("?subtree=true", "?subtree=true&sort=at")) {
            assertThat(get(auditor, "wb", query).body().toString()).doesNotContain("planted");
        }
        assertThat(search("?under=wb&at=" + positions.getLast()).body().toString())
                .doesNotContain("planted");
        List<String> kept = new ArrayList<>();
        tenantry.readModels()
                .getCollection("history")
                .find(new org.bson.Document("_id", new org.bson.Document("$gt", "")))
                .forEach(document -> kept.add(document.toJson()));
        assertThat(kept).isNotEmpty().noneMatch(document -> document.contains("planted"));
    }

    private Answer at(String tenant, String at) {
        return auditor.get("/v1/tenants/" + tenant + "?at=" + at, "Tenantry-Position", positions.getLast());
    }

    private Answer search(String query) {
        return auditor.get("/v1/tenants" + query, "Tenantry-Position", positions.getLast());
    }

    private static Answer get(Api reader, String tenant, String query) {
        return reader.get("/v1/tenants/" + tenant + "/history" + query, "Tenantry-Position", positions.getLast());
    }

    private static List<JsonNode> entries(Answer page) {
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        return page.body().get("items").valueStream().toList();
    }

    private static List<String> texts(List<JsonNode> entries, String field) {
        return entries.stream().map(entry -> entry.get(field).asString()).toList();
    }
}

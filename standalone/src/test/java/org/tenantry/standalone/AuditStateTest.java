package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dev audit state} and {@code diff} tell from the log alone what the query side tells of the past. */
class AuditStateTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {
               "maxUsers": {"type": "integer", "maximum": 1000},
               "note": {"type": "string"},
               "host": {"type": "string"},
               "password": {"type": "string"},
               "theme": {"type": "object", "properties": {"colour": {"type": "string"}, "logo": {"type": "string"}}}}},
             "defaults": {"maxUsers": 100, "theme": {"colour": "grey"}},
             "marks": {"/password": {"secret": true}, "/note": {"inherited": false}}}""";

    private static final JsonMapper JSON = new JsonMapper();

    /** Of each change, in order. */
    private static final List<String> positions = new ArrayList<>();

    private static final List<Instant> instants = new ArrayList<>();

    private final Audited audited = new Audited(tenantry);

    @BeforeAll
    static void aStateAndACity() {
        Api api = tenantry.asPlatformAdmin();
        api.define("app", DEFINITION);
        done(api.patch("/v1/platform/overrides/app", "{\"values\": {\"theme\": {\"logo\": \"p.svg\"}}}"));
        done(api.post("/v1/tenants", """
                {"id": "kl", "name": "Kerala", "kind": "state", "contact": {"email": "planted@kl.example"}}"""));
        done(api.post("/v1/tenants", """
                {"id": "kl.kochi", "name": "Cochin", "kind": "city", "timeZone": "Asia/Kolkata"}"""));
        done(api.patch("/v1/tenants/kl/overrides/app", """
                {"values": {"maxUsers": 50, "note": "of kl", "password": "planted", "theme": {"colour": "red"}},
                 "locks": {"/theme/colour": true}}"""));
        done(api.patch("/v1/tenants/kl.kochi/overrides/app", """
                {"values": {"maxUsers": 900, "host": "h1", "theme": {"logo": "k.svg"}}, "comment": "own logo"}"""));
        done(api.patch("/v1/tenants/kl.kochi", """
                {"name": "Kochi", "timeZone": null, "labels": {"a/b": "x"}, "attributes": {"wards": 74, "pi": 3.10}}"""));
        done(api.put("/v1/tenants/kl.kochi/domains/kochi.example", ""));
        done(api.patch("/v1/tenants/kl/overrides/app", "{\"locks\": {\"/theme\": true, \"/theme/colour\": false}}"));
        done(api.post("/v1/tenants/kl/suspend", "{\"reason\": \"unpaid\"}"));
        done(api.put("/v1/definitions/app", DEFINITION.replace("1000", "500")));
        done(api.post("/v1/tenants/kl.kochi/archive", "{\"reason\": \"merged\", \"successor\": \"kl\"}"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
        positions.add(answer.position());
        instants.add(Instant.now());
    }

    @Test
    void atEachInstantItIsWhatTheQuerySideTells() {
        for (Instant instant : instants) {
            for (String tenant : List.of("kl", "kl.kochi")) {
                assertAgreed(tenant, instant.toString());
            }
        }
    }

    private void assertAgreed(String tenant, String at) {
        Api api = tenantry.asPlatformAdmin();
        Answer told = api.get("/v1/tenants/" + tenant + "?at=" + at, "Tenantry-Position", positions.getLast());
        AuditRun run = audited.state(tenant, "--at", at, "--json");
        JsonNode state = JSON.readTree(run.out());
        if (told.status() == 404) {
            assertThat(run.code()).as(run.all()).isEqualTo(1);
            assertThat(state.get("isThere").asBoolean()).isFalse();
            return;
        }
        assertThat(run.code()).as(run.all()).isZero();
        AgreedStates.assertAgreed(told.body(), state);
        String explained = "/v1/tenants/" + tenant + "/configuration/app?explain=true&at=";
        AgreedStates.assertAgreedConfiguration(api.get(explained + at).body(), state.at("/configuration/app"));
        String positions = state.get("positions").asString();
        assertThat(audited.state(tenant, "--at", positions, "--json").out()).isEqualTo(run.out());
    }

    @Test
    void itIsToldForPeople() {
        AuditRun run = audited.state("kl.kochi");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith("kl.kochi at 0-2,"))
                .contains(
                        "    ARCHIVED, in effect ARCHIVED",
                        "    /attributes/wards: 74",
                        "    /successor: \"kl\"",
                        "configuration app")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("    /maxUsers: 50  from kl, version 2, ")
                        .endsWith(" by root; hides 100 of /defaults"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("    not in effect: /maxUsers: 900  from kl.kochi, version 1, ")
                        .endsWith("; does not fit maximum 500"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("    not in effect: /theme/logo: \"k.svg\"")
                        .endsWith("; locked by kl"))
                .anySatisfy(line -> assertThat(line).startsWith("    /password: \"********\"  from kl"))
                .contains("    locked by kl: /theme");
        assertThat(run.out()).doesNotContain("planted");
    }

    @Test
    void whatDiffersIsToldByField() {
        AuditRun run = audited.diff("kl.kochi", "--from", instants.get(4).toString());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out().lines().skip(1))
                .contains(
                        "    /configuration/app/maxUsers: 900 -> 50",
                        "    /configuration/app/theme/logo: \"k.svg\" -> \"p.svg\"",
                        "    /effectiveStatus: \"ACTIVE\" -> \"ARCHIVED\"",
                        "    /name: \"Cochin\" -> \"Kochi\"",
                        "    /timeZone: \"Asia/Kolkata\" -> -")
                .noneMatch(line -> line.contains("/host"));
        String last = positions.getLast();
        assertThat(audited.diff("kl.kochi", "--from", "0-2," + last, "--json").out())
                .contains("\"changes\" : [ ]");
    }

    @Test
    void whatIsNoMomentIsToldSo() {
        assertThat(audited.state("kl", "--at", "yesterday").err())
                .startsWith("Invalid value for option '--at': 'yesterday': expected an instant such as");
        assertThat(audited.state("kl", "--at", "2999-01-01T00:00:00Z").err()).contains("is to come");
        AuditRun notThere = audited.state("kl", "--at", "0-99");
        assertThat(notThere.code()).isEqualTo(3);
        assertThat(notThere.err()).startsWith("position 0-99 is not there: the log has them up to 0-2");
        assertThat(audited.state("kl", "--at", "0-0").out()).startsWith("kl was not there at 0-0");
    }
}

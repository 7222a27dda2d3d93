package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dev audit timeline} tells from the log alone what the query side tells from its read models. */
class AuditTimelineTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {"host": {"type": "string"}, "password": {"type": "string"}}},
             "marks": {"/password": {"secret": true}}}""";

    private static final List<String> positions = new ArrayList<>();

    private final Audited audited = new Audited(tenantry);

    @BeforeAll
    static void aStateAndACity() {
        Api api = tenantry.asPlatformAdmin();
        api.define("mail", DEFINITION);
        done(api.post("/v1/tenants", """
                {"id": "wb", "name": "West Bengal", "kind": "state", "labels": {"tier": "gold"},
                 "contact": {"email": "planted@wb.example"}}"""));
        Api governor = tenantry.as("gita", "wb", "tenant-admin");
        done(governor.post("/v1/tenants", """
                {"id": "wb.kolkata", "name": "Calcutta", "kind": "city", "timeZone": "Asia/Kolkata"}"""));
        done(governor.post("/v1/tenants", """
                {"id": "wb.kolkata2", "name": "=2+2", "kind": "city"}"""));
        done(governor.patch("/v1/tenants/wb.kolkata", """
                {"name": "Kolkata", "timeZone": null, "labels": {"a/b": "x"}, "attributes": {"wards": 144},
                 "contact": {"email": "planted@kolkata.example"}}"""));
        done(governor.patch("/v1/tenants/wb.kolkata/overrides/mail", """
                {"values": {"host": "h1", "password": "planted"}, "locks": {"/host": true}, "comment": "first"}"""));
        done(governor.put("/v1/tenants/wb.kolkata/domains/kolkata.example", ""));
        done(governor.post("/v1/tenants/wb.kolkata/suspend", "{\"reason\": \"bills, \\\"unpaid\\\"\"}"));
        done(governor.patch("/v1/tenants/wb.kolkata/overrides/mail", """
                {"values": {"host": null}, "locks": {"/host": false}}"""));
        done(api.post("/v1/tenants/wb.kolkata/archive", "{\"reason\": \"=merged\"}"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
        positions.add(answer.position());
    }

    @Test
    void eachChangeIsToldWithWhoAndWhy() {
        AuditRun run = audited.timeline("wb.kolkata");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains(positions.get(6) + " ", "TenantSuspended wb.kolkata by gita: bills, \"unpaid\""))
                .contains(
                        "    /status: \"ACTIVE\" -> \"SUSPENDED\"",
                        "    /name: \"Calcutta\" -> \"Kolkata\"",
                        "    /timeZone: \"Asia/Kolkata\" -> -",
                        "    /labels/a~1b: - -> \"x\"",
                        "    /attributes/wards: - -> 144",
                        "    /contact: - -> (sealed)",
                        "    /overrides/mail/values/host: - -> \"h1\"",
                        "    /overrides/mail/values/host: \"h1\" -> -",
                        "    /overrides/mail/values/password: - -> (sealed)",
                        "    /overrides/mail/locks/~1host: - -> true",
                        "    /domains/kolkata.example: - -> 1",
                        "    /domains/kolkata.example: 1 -> -")
                .noneMatch(line -> line.contains("wb.kolkata2"));
        assertThat(run.out()).doesNotContain("planted");
    }

    @Test
    void ofTheSubtreeItTellsWhatTheHistoryTells() {
        List<JsonNode> lines = lines(audited.timeline("wb", "--subtree", "--format", "jsonl"));

        JsonNode history = tenantry.as("vera", "wb", "auditor")
                .get("/v1/tenants/wb/history?subtree=true&sort=at&limit=100", "Tenantry-Position", positions.getLast())
                .body();
        assertThat(texts(lines, "position"))
                .isEqualTo(texts(history.get("items").valueStream().toList(), "position"));
        assertThat(texts(lines, "type"))
                .isEqualTo(texts(history.get("items").valueStream().toList(), "type"));
        JsonNode suspended = lines.stream()
                .filter(line -> line.get("position").asString().equals(positions.get(6)))
                .findFirst()
                .orElseThrow();
        assertThat(suspended.at("/metadata/actor").asString()).isEqualTo("gita");
        assertThat(suspended.get("changes").toString())
                .isEqualTo("[{\"field\":\"/status\",\"before\":\"ACTIVE\",\"after\":\"SUSPENDED\"}]");
    }

    @Test
    void itIsFilteredByActorTypeAndTime() {
        String[] all = {"wb", "--subtree", "--format", "jsonl"};
        List<JsonNode> everything = lines(audited.timeline(all));
        String fourth = everything.get(3).get("at").asString();

        assertThat(lines(audited.timeline("wb", "--subtree", "--format", "jsonl", "--actor", "root")))
                .extracting(line -> line.get("type").asString())
                .containsExactly("TenantCreated", "TenantArchived", "TenantDomainRemoved");
        assertThat(lines(audited.timeline(
                        "wb", "--subtree", "--format", "jsonl", "--type", "TenantCreated", "--actor", "gita")))
                .extracting(line -> line.get("tenant").asString())
                .containsExactly("wb.kolkata", "wb.kolkata2");
        assertThat(lines(audited.timeline("wb", "--subtree", "--format", "jsonl", "--from", fourth)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("at").asString()).isGreaterThanOrEqualTo(fourth));
        assertThat(lines(audited.timeline("wb", "--subtree", "--format", "jsonl", "--to", fourth)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("at").asString()).isLessThan(fourth));
    }

    @Test
    void asCsvItIsATableWithoutFormulas() {
        List<String> lines = audited.timeline("wb", "--subtree", "--format", "csv")
                .out()
                .lines()
                .toList();

        assertThat(lines.getFirst()).isEqualTo("at,position,type,tenant,actor,via,reason,commit,field,before,after");
        assertThat(lines)
                .anyMatch(line -> line.contains(",\"'=merged\",")
                        && line.endsWith(",/status,\"\"\"SUSPENDED\"\"\",\"\"\"ARCHIVED\"\"\""));
    }

    @Test
    void whatIsNoTenantOrInstantIsToldSo() {
        AuditRun noTenant = audited.timeline("wb..x");
        assertThat(noTenant.code()).isEqualTo(2);
        assertThat(noTenant.err()).startsWith("'wb..x' is no tenant: expected 1 to 8 segments");
        assertThat(audited.timeline("wb", "--from", "yesterday").err())
                .startsWith("--from 'yesterday': expected an instant such as");
        assertThat(audited.timeline("wb.never").out()).isEmpty();
    }

    private static List<JsonNode> lines(AuditRun run) {
        assertThat(run.code()).as(run.all()).isZero();
        JsonMapper json = new JsonMapper();
        return run.out().lines().map(json::readTree).toList();
    }

    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.get(field).asString()).toList();
    }
}

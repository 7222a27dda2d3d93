package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;

/** Secrets in configuration: planted wherever one can be sent, and looked for wherever anything is kept or told. */
class SecretsTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "additionalProperties": false, "properties": {
               "host": {"type": "string"},
               "mail": {"type": "object", "properties": {"password": {"type": "string", "minLength": 8}}},
               "pins": {"type": "array", "items": {"type": "integer"}},
               "kind": {"enum": ["a", "b"]}, "fixed": {"const": 1}, "short": {"type": "string", "maxLength": 3},
               "shape": {"type": "string", "pattern": "^x"}, "site": {"type": "string", "format": "uri"},
               "one": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]}}},
             "marks": {"/mail": {"secret": true}, "/pins": {"secret": true}, "/kind": {"secret": true},
               "/fixed": {"secret": true}, "/short": {"secret": true}, "/shape": {"secret": true},
               "/site": {"secret": true}, "/one": {"secret": true}}}""";

    private static final String PLATFORM_SECRET = "{\"values\": {\"mail\": {\"password\": \"planted-3\"}}}";

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void aPlantedSecretIsFoundNowhere() {
        api.create("wb");
        api.create("mp");
        String position = api.create("wb.kolkata").position();
        List<String> answers = new ArrayList<>();
        try (CapturedLogs logs = CapturedLogs.begin()) {
            Answer defined = api.put("/v1/definitions/mail", DEFINITION);
            answers.add(defined.body().toString());
            String[] seen = {"Tenantry-Position", position + "," + defined.position()};
            String set =
                    "{\"values\": {\"host\": \"h\", \"mail\": {\"password\": \"planted-1\"}, \"pins\": [4711081547]}}";
            String[] key = {"Idempotency-Key", "planting"};
            for (String path : List.of("overrides/mail/preview", "overrides/mail?dryRun=true", "overrides/mail")) {
                Answer answer = path.contains("preview")
                        ? api.post("/v1/tenants/wb/" + path, set, seen)
                        : api.patch("/v1/tenants/wb/" + path, set, key);
                assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
                answers.add(answer.body().toString());
            }
            answers.add(
                    api.patch("/v1/tenants/wb/overrides/mail", set, key).body().toString());
            answers.add(api.patch("/v1/tenants/wb/overrides/mail", set.replace("planted-1", "planted-2"), key)
                    .body()
                    .toString());
            refusals(answers);
            answers.add(api.patch("/v1/platform/overrides/mail", PLATFORM_SECRET, key)
                    .body()
                    .toString());
            Answer locked = api.patch("/v1/tenants/wb/overrides/mail", "{\"locks\": {\"/mail\": true}}");
            answers.add(api.patch("/v1/tenants/wb.kolkata/overrides/mail", set.replace("4711081547", "1"))
                    .body()
                    .toString());
            for (String path : List.of(
                    "configuration/mail",
                    "configuration/mail?explain=true",
                    "overrides/mail",
                    "overrides/mail/versions")) {
                answers.add(api.get("/v1/tenants/wb/" + path, "Tenantry-Position", locked.position())
                        .body()
                        .toString());
            }
            answers.add(api.get("/v1/definitions/mail/misfits").body().toString());

            assertThat(answers).allSatisfy(SecretsTest::tellsNothing);
            tellsNothing(logs.text());
        }
        tellsNothing(Traces.content(tenantry.logDatabase()));
        tellsNothing(Traces.content(tenantry.keysDatabase()));
        tellsNothing(Traces.content(tenantry.readModels()));
        assertThat(Traces.topic(tenantry)).contains("\"host\":\"h\"");
        tellsNothing(Traces.topic(tenantry));
        tellsNothing(Traces.meters(tenantry));
        assertThat(api.get("/v1/tenants/wb.kolkata/configuration/mail?secrets=true")
                        .body()
                        .toString())
                .as("and it is kept")
                .contains("planted-1", "4711081547");
        assertThat(api.get("/v1/tenants/mp/configuration/mail?secrets=true")
                        .body()
                        .toString())
                .as("and so is the platform's")
                .contains("planted-3");
    }

    private void refusals(List<String> answers) {
        for (String wrong : List.of(
                "{\"mail\": {\"password\": \"planted\"}}",
                "{\"mail\": \"planted\"}",
                "{\"pins\": [\"planted\"]}",
                "{\"pins\": {\"pin\": 4711081547}}",
                "{\"kind\": \"planted\"}",
                "{\"fixed\": 4711081547}",
                "{\"short\": \"planted\"}",
                "{\"shape\": \"planted\"}",
                "{\"site\": \"planted planted\"}",
                "{\"one\": \"planted\"}",
                "{\"mail\": {\"password\": 4711081547}}")) {
            Answer refused = api.patch("/v1/tenants/wb/overrides/mail", "{\"values\": " + wrong + "}");
            assertThat(refused.status()).as(wrong).isEqualTo(409);
            answers.add(refused.body().toString());
        }
        answers.add(api.patch("/v1/platform/overrides/mail", "{\"values\": {\"mail\": {\"password\": \"planted\"}}}")
                .body()
                .toString());
        answers.add(api.patch("/v1/tenants/wb/overrides/mail", "{\"values\": \"planted\"}")
                .body()
                .toString());
        answers.add(api.patch("/v1/tenants/wb/overrides/mail", "{\"values\": {\"mail\": {\"password\": \"planted")
                .body()
                .toString());
    }

    private static void tellsNothing(String text) {
        assertThat(text).doesNotContainIgnoringCase("planted").doesNotContain("4711081547");
    }
}

package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;

/** Configuration, from the definition to what holds for a city. */
class ConfigurationTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final String DEFINITION = """
            {"schema": {"type": "object", "additionalProperties": false, "properties": {
               "maxUsers": {"type": "integer", "minimum": 1},
               "languages": {"type": "array", "items": {"type": "string"}},
               "theme": {"type": "object", "properties": {"colour": {"type": "string"}, "logo": {"type": "string"}}},
               "smtp": {"type": "object", "properties": {
                 "host": {"type": "string"}, "password": {"type": "string", "minLength": 8}}}}},
             "defaults": {"maxUsers": 100, "theme": {"colour": "grey"}},
             "marks": {"/smtp/password": {"secret": true}, "/theme": {"public": true}},
             "comment": "first"}""";

    private final Api api = tenantry.asPlatformAdmin();

    @BeforeAll
    static void define() {
        tenantry.asPlatformAdmin().define("auth", DEFINITION);
    }

    @Test
    void aCityHasWhatItsStateSetsUntilItSetsItsOwn() {
        tree("pb");
        overrides("pb", "{\"values\": {\"maxUsers\": 50, \"theme\": {\"logo\": \"pb.svg\"}}, \"comment\": \"all\"}");
        Answer own = overrides("pb.amritsar", "{\"values\": {\"theme\": {\"colour\": \"gold\"}}}");

        Answer city = effective("pb.amritsar", own);
        assertThat(city.body().at("/values").toString())
                .isEqualTo("{\"maxUsers\":50,\"theme\":{\"colour\":\"gold\",\"logo\":\"pb.svg\"}}");
        assertThat(city.body().at("/versions").toString()).isEqualTo("{\"/defaults\":1,\"pb\":1,\"pb.amritsar\":1}");
        assertThat(city.text("effectiveStatus")).isEqualTo("ACTIVE");
        assertThat(city.header("ETag")).isNotEmpty();
        assertThat(api.get("/v1/tenants/pb.amritsar/configuration/auth", "If-None-Match", city.header("ETag"))
                        .status())
                .isEqualTo(304);

        Answer back = overrides("pb.amritsar", "{\"values\": {\"theme\": {\"colour\": null}}}");
        Answer after = effective("pb.amritsar", back);
        assertThat(after.body().at("/values/theme/colour").asString()).isEqualTo("grey");
        assertThat(after.header("ETag")).isNotEqualTo(city.header("ETag"));
    }

    @Test
    void aSuspensionAboveIsToldWithTheConfiguration() {
        effective("hr.amritsar", tree("hr"));

        Answer suspended = api.post("/v1/tenants/hr/suspend", "{\"reason\": \"unpaid\"}");

        Answer city = effective("hr.amritsar", suspended);
        assertThat(city.text("effectiveStatus")).isEqualTo("SUSPENDED");
        assertThat(city.text("causedBy")).isEqualTo("hr");
    }

    @Test
    void aValueTellsWhereItComesFromAndWhatDoesNotHold() {
        tree("ka");
        overrides("ka.amritsar", "{\"values\": {\"maxUsers\": 7}}");
        Answer locked = overrides("ka", "{\"values\": {\"maxUsers\": 5}, \"locks\": {\"/maxUsers\": true}}");

        Answer explained = api.get(
                "/v1/tenants/ka.amritsar/configuration/auth?explain=true", "Tenantry-Position", locked.position());

        assertThat(explained.body().at("/explanation/~1maxUsers/value").asInt()).isEqualTo(5);
        assertThat(explained.body().at("/explanation/~1maxUsers/level").asString())
                .isEqualTo("ka");
        assertThat(explained.body().at("/explanation/~1maxUsers/actor").asString())
                .isEqualTo("root");
        assertThat(explained.body().at("/explanation/~1maxUsers/hides").toString())
                .isEqualTo("[{\"value\":100,\"level\":\"/defaults\",\"version\":1}]");
        assertThat(explained.body().at("/ineffective").toString())
                .isEqualTo("[{\"pointer\":\"/maxUsers\",\"value\":7,\"level\":\"ka.amritsar\",\"version\":1,"
                        + "\"reason\":\"LOCKED\",\"detail\":\"ka\"}]");
        Answer shown = api.get("/v1/tenants/ka.amritsar/overrides/auth");
        assertThat(shown.body().at("/ineffective/0/detail").asString()).isEqualTo("ka");
        Answer refused = api.patch("/v1/tenants/ka.amritsar/overrides/auth", "{\"values\": {\"maxUsers\": 8}}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("/values/maxUsers");
    }

    @Test
    void whatHeldEarlierIsAnsweredAgain() {
        tree("tn");
        overrides("tn", "{\"values\": {\"maxUsers\": 1}}");
        Answer second = overrides("tn", "{\"values\": {\"maxUsers\": 2}}");
        effective("tn.amritsar", second);
        Answer then = api.get(
                "/v1/tenants/tn.amritsar/configuration/auth?at=" + Instant.now(),
                "Tenantry-Position",
                second.position());
        String positions = then.text("positions");
        Answer third = overrides("tn", "{\"values\": {\"maxUsers\": 3}}");

        Answer again = api.get(
                "/v1/tenants/tn.amritsar/configuration/auth?at=" + positions, "Tenantry-Position", third.position());

        assertThat(then.body().at("/values/maxUsers").asInt()).isEqualTo(2);
        assertThat(again.body()).isEqualTo(then.body());
        assertThat(api.get("/v1/tenants/tn.amritsar/configuration/auth?at=2020-01-01T00:00:00Z")
                        .text("code"))
                .isEqualTo("definition-not-found");
        assertThat(api.get("/v1/tenants/tn.amritsar/configuration/auth?at=yesterday")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void versionsAreListedAndRestored() {
        tree("kl");
        overrides("kl", "{\"values\": {\"maxUsers\": 1}, \"comment\": \"one\"}");
        Answer second = overrides("kl", "{\"values\": {\"languages\": [\"ml\"]}, \"comment\": \"two\"}");
        Answer restored = api.post(
                "/v1/tenants/kl/overrides/auth/restore", "{\"version\": 1}", "If-Match", second.header("ETag"));

        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        Answer versions =
                api.get("/v1/tenants/kl/overrides/auth/versions?limit=2", "Tenantry-Position", restored.position());
        assertThat(versions.body().at("/items/0/restored").asInt()).isEqualTo(1);
        assertThat(versions.body().at("/items/0/changed").toString()).isEqualTo("[\"/languages\"]");
        assertThat(versions.body().at("/items/1/comment").asString()).isEqualTo("two");
        Answer rest = api.get("/v1/tenants/kl/overrides/auth/versions?cursor=" + versions.text("next"));
        assertThat(rest.body().at("/items").size()).isEqualTo(1);
    }

    @Test
    void aVersionIsAWholeNumber() {
        for (String version : List.of("99999999999999999999", "1.5", "\"1\"", "true")) {
            Answer refused = api.post("/v1/platform/overrides/auth/restore", "{\"version\": " + version + "}");

            assertThat(refused.status()).as(version).isEqualTo(400);
            assertThat(refused.text("code")).as(version).isEqualTo("wrong-type");
            assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("/version");
        }
    }

    @Test
    void whereNothingWasEverSetNothingToSetHasNoPosition() {
        tree("ga");

        Answer unchanged = overrides("ga", "{\"values\": {}}");

        assertThat(unchanged.body().toString()).isEqualTo("{\"id\":\"ga/overrides/auth\",\"version\":0}");
        assertThat(unchanged.position()).isEmpty();
        assertThat(unchanged.header("ETag")).isEmpty();
    }

    @Test
    void aSecretIsShownToThoseWhoMaySeeItAndMaskedElsewhere() {
        tree("gj");
        String secret = "{\"values\": {\"smtp\": {\"host\": \"mail\", \"password\": \"planted-secret-1\"}}}";
        Answer set = overrides("gj", secret);
        String[] position = {"Tenantry-Position", set.position()};
        Api service = tenantry.as("mailer", "gj.amritsar", "secret-reader");
        Api editor = tenantry.as("editor", "gj", "config-editor");

        assertThat(service.get("/v1/tenants/gj.amritsar/configuration/auth?secrets=true", position)
                        .body()
                        .at("/values/smtp/password")
                        .asString())
                .isEqualTo("planted-secret-1");
        assertThat(editor.get("/v1/tenants/gj/configuration/auth?secrets=true").status())
                .isEqualTo(403);
        for (String path : List.of(
                "configuration/auth",
                "configuration?namespace=auth",
                "configuration/auth?explain=true",
                "configuration/auth?explain=true&at=" + Instant.now(),
                "overrides/auth",
                "overrides/auth/versions")) {
            Answer masked = editor.get("/v1/tenants/gj/" + path, position);
            assertThat(masked.status()).as(path).isEqualTo(200);
            assertThat(masked.body().toString())
                    .as(path)
                    .doesNotContain("planted")
                    .contains("********");
        }
    }

    @Test
    void whatBecameSecretIsNotToldOfThePastEither() {
        String definition =
                "{\"schema\": {\"type\": \"object\", \"properties\": {\"token\": {\"type\": \"string\"}}}%s}";
        api.define("became", definition.formatted(""));
        tree("ml");
        Answer set = api.patch("/v1/tenants/ml/overrides/became", "{\"values\": {\"token\": \"planted\"}}");
        Instant before = Instant.now();
        Answer secret = api.put(
                "/v1/definitions/became", definition.formatted(", \"marks\": {\"/token\": {\"secret\": true}}"));
        String seen = set.position() + "," + secret.position();

        for (String at : List.of(
                before.toString(), "0-0," + set.position(), Instant.now().toString())) {
            for (String explain : List.of("true", "false")) {
                Answer past = api.get(
                        "/v1/tenants/ml.amritsar/configuration/became?at=" + at + "&explain=" + explain,
                        "Tenantry-Position",
                        seen);
                assertThat(past.body().toString()).as(at).doesNotContain("planted");
            }
        }
        assertThat(api.get("/v1/tenants/ml/configuration/became?at=" + before, "Tenantry-Position", seen)
                        .body()
                        .at("/values/token")
                        .asString())
                .isEqualTo("********");
        for (String at : List.of("-1000000000-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
            assertThat(api.get("/v1/tenants/ml/configuration/became?at=" + at).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void whatNoLongerFitsHasNoEffectAndBreaksNothing() {
        String schema = "{\"schema\": {\"type\": \"object\", \"properties\": {\"size\": {\"type\": \"%s\"}}}}";
        api.define("misfit", schema.formatted("string"));
        tree("mp");
        Answer set = api.patch("/v1/tenants/mp/overrides/misfit", "{\"values\": {\"size\": \"big\"}}");
        Answer defined = api.put("/v1/definitions/misfit", schema.formatted("integer"));
        String positions = set.position() + "," + defined.position();

        Answer city =
                api.get("/v1/tenants/mp.amritsar/configuration/misfit?explain=true", "Tenantry-Position", positions);

        assertThat(city.body().at("/values").toString()).isEqualTo("{}");
        assertThat(city.body().at("/ineffective/0/reason").asString()).isEqualTo("MISFIT");
    }

    @Test
    void aPreviewTellsWhomAChangeTouchesAndThatHappens() {
        tree("wb");
        api.create("wb.kolkata");
        overrides("wb.kolkata", "{\"values\": {\"maxUsers\": 7, \"theme\": {\"colour\": \"red\"}}}");
        Answer last = overrides("wb.amritsar", "{\"values\": {\"theme\": {\"logo\": \"a.svg\"}}}");
        String change = "{\"values\": {\"maxUsers\": 5}, \"locks\": {\"/theme/logo\": true}}";

        Answer preview =
                api.post("/v1/tenants/wb/overrides/auth/preview", change, "Tenantry-Position", last.position());

        assertThat(preview.status()).as(preview.body().toString()).isEqualTo(200);
        assertThat(preview.body().at("/count").asInt()).isEqualTo(2);
        assertThat(preview.body().at("/tenants").toString())
                .isEqualTo("[{\"tenant\":\"wb\",\"changes\":[{\"pointer\":\"/maxUsers\",\"from\":100,\"to\":5}]},"
                        + "{\"tenant\":\"wb.amritsar\",\"changes\":[{\"pointer\":\"/maxUsers\",\"from\":100,\"to\":5},"
                        + "{\"pointer\":\"/theme/logo\",\"from\":\"a.svg\"}]}]");
        assertThat(preview.body().at("/misfits/0/reason").asString()).isEqualTo("LOCKED");
        assertThat(preview.text("positions")).contains(last.position());
        Answer second = api.post(
                "/v1/tenants/wb/overrides/auth/preview?limit=1&cursor=wb",
                change,
                "Tenantry-Position",
                last.position());
        assertThat(second.body().at("/tenants/0/tenant").asString()).isEqualTo("wb.amritsar");

        Answer changed = overrides("wb", change);
        assertThat(effective("wb.amritsar", changed).body().at("/values").toString())
                .isEqualTo("{\"maxUsers\":5,\"theme\":{\"colour\":\"grey\"}}");
        assertThat(effective("wb.kolkata", changed)
                        .body()
                        .at("/values/maxUsers")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void aDefinitionsPreviewTellsTheMisfitsThatAreListedAfterwards() {
        String schema = "{\"schema\": {\"type\": \"object\", \"properties\": {\"size\": {\"type\": \"%s\"}}}}";
        api.define("preview", schema.formatted("string"));
        tree("od");
        Answer set = api.patch("/v1/tenants/od/overrides/preview", "{\"values\": {\"size\": \"big\"}}");

        Answer preview = api.post(
                "/v1/definitions/preview/preview", schema.formatted("integer"), "Tenantry-Position", set.position());
        Answer defined = api.put("/v1/definitions/preview", schema.formatted("integer"));
        Answer misfits = api.get("/v1/definitions/preview/misfits", "Tenantry-Position", defined.position());

        assertThat(preview.body().at("/count").asInt()).isEqualTo(2);
        assertThat(preview.body().at("/misfits")).isEqualTo(misfits.body().at("/items"));
        assertThat(misfits.body().at("/items/0/level").asString()).isEqualTo("od");
    }

    @Test
    void whatIsPublicIsToldToAnybodyByDomain() {
        tree("as");
        overrides("as", "{\"values\": {\"maxUsers\": 5, \"theme\": {\"colour\": \"tea\"}}}");
        Answer added = api.putNothing("/v1/tenants/as.amritsar/domains/login.as.example");
        effective("as.amritsar", added);
        Api anybody = tenantry.anonymous();

        Answer open = anybody.get("/v1/public/configuration/auth?domain=Login.AS.example");
        assertThat(open.body().toString())
                .isEqualTo("{\"namespace\":\"auth\",\"values\":{\"theme\":{\"colour\":\"tea\"}}}");
        assertThat(anybody.get(
                                "/v1/public/configuration/auth?domain=login.as.example",
                                "If-None-Match",
                                open.header("ETag"))
                        .status())
                .isEqualTo(304);
        for (String nothing : List.of(
                "/v1/public/configuration/auth?domain=other.example",
                "/v1/public/configuration/undefined?domain=login.as.example",
                "/v1/public/configuration/auth?domain=127.0.0.1")) {
            assertThat(anybody.get(nothing).text("code")).isEqualTo("public-configuration-not-found");
        }
        assertThat(anybody.get("/v1/tenants/as/configuration/auth").status()).isEqualTo(401);
        assertThat(anybody.get("/v1/public/configuration").status()).isEqualTo(404);
    }

    @Test
    void whatAStrangerMaySeeIsNothing() {
        tree("rj");
        Api stranger = tenantry.as("stranger", "pbx", "tenant-admin");
        Api viewer = tenantry.as("viewer", "rj", "viewer");

        for (String path : List.of("configuration/auth", "overrides/auth", "overrides/auth/versions")) {
            assertThat(stranger.get("/v1/tenants/rj/" + path).text("code")).isEqualTo("tenant-not-found");
            assertThat(viewer.get("/v1/tenants/rj/" + path).status()).isEqualTo(403);
        }
        assertThat(viewer.get("/v1/definitions/auth").status()).isEqualTo(403);
        assertThat(stranger.get("/v1/definitions/auth").status()).isEqualTo(200);
        assertThat(stranger.put("/v1/definitions/auth", DEFINITION).status()).isEqualTo(403);
        assertThat(stranger.patch("/v1/platform/overrides/auth", "{\"values\": {}}")
                        .status())
                .isEqualTo(403);
    }

    private Answer tree(String root) {
        api.create(root);
        return api.create(root + ".amritsar");
    }

    private Answer overrides(String tenant, String patch) {
        Answer answer = api.patch("/v1/tenants/" + tenant + "/overrides/auth", patch);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private Answer effective(String tenant, Answer after) {
        String path = "/v1/tenants/" + tenant + "/configuration/auth";
        Answer answer =
                after.position().isEmpty() ? api.get(path) : api.get(path, "Tenantry-Position", after.position());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }
}

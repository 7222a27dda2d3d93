package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;
import tools.jackson.databind.JsonNode;

/** Host names of tenants, from the request that adds one to the look-up by it. */
@MongoTest
class DomainsTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void aDomainLeadsToItsTenantHoweverItIsWritten() {
        api.create("pb");
        Answer added = api.putNothing("/v1/tenants/pb/domains/Portal.PB.example.", "If-Match", "\"1\"");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.header("ETag")).isEqualTo("\"2\"");
        Answer again = api.putNothing("/v1/tenants/pb/domains/portal.pb.example");
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        Answer international = api.putNothing("/v1/tenants/pb/domains/" + encoded("Bücher.example"));
        assertThat(api.putNothing("/v1/tenants/pb/domains/xn--bcher-kva.example")
                        .header("ETag"))
                .isEqualTo("\"3\"");
        String position = international.position();

        for (String spelling : List.of("portal.pb.example", "PORTAL.pb.Example.")) {
            Answer found = api.get("/v1/domains/" + spelling, "Tenantry-Position", position);
            assertThat(found.body().toString()).isEqualTo("{\"domain\":\"portal.pb.example\",\"tenant\":\"pb\"}");
        }
        assertThat(api.get("/v1/domains/" + encoded("BÜCHER.example")).text("domain"))
                .isEqualTo("xn--bcher-kva.example");
        assertThat(domains(api.get("/v1/tenants/pb", "Tenantry-Position", position)))
                .containsExactly("portal.pb.example", "xn--bcher-kva.example");
        Answer searched = api.get("/v1/tenants?text=portal", "Tenantry-Position", position);
        assertThat(searched.body().at("/items/0/domains/0").asString()).isEqualTo("portal.pb.example");
    }

    @Test
    void aTakenDomainIsRefusedWithoutAWordOnWhoHasIt() {
        api.create("hr");
        api.create("ka");
        api.putNothing("/v1/tenants/hr/domains/taken.example");
        Api other = tenantry.as("ka-admin", "ka", "tenant-admin");

        Answer refused = other.putNothing("/v1/tenants/ka/domains/taken.example");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("domain-taken");
        assertThat(refused.body().toString()).doesNotContain("hr");

        Answer removed = api.delete("/v1/tenants/hr/domains/taken.example");
        assertThat(removed.header("ETag")).isEqualTo("\"3\"");
        assertThat(api.delete("/v1/tenants/hr/domains/taken.example").header("ETag"))
                .isEqualTo("\"3\"");
        assertThat(api.get("/v1/domains/taken.example", "Tenantry-Position", removed.position())
                        .status())
                .isEqualTo(404);
        assertThat(other.putNothing("/v1/tenants/ka/domains/taken.example").text("code"))
                .as("while it is held")
                .isEqualTo("domain-taken");
        assertThat(api.putNothing("/v1/tenants/hr/domains/taken.example").header("ETag"))
                .isEqualTo("\"4\"");
    }

    @Test
    void aRestoredTenantHasItsDomainsAgain() {
        api.create("up");
        api.putNothing("/v1/tenants/up/domains/up.example");

        Answer archived = api.post("/v1/tenants/up/archive", "{\"reason\": \"merged\"}");
        assertThat(api.get("/v1/domains/up.example", "Tenantry-Position", archived.position())
                        .text("code"))
                .isEqualTo("domain-not-found");
        Answer planned = api.post("/v1/tenants/up/restore?dryRun=true", "{\"reason\": \"a mistake\"}");
        assertThat(planned.body().at("/events/1/data").toString())
                .isEqualTo("{\"tenant\":\"up\",\"domain\":\"up.example\",\"generation\":2}");
        Answer restored = api.post("/v1/tenants/up/restore", "{\"reason\": \"a mistake\"}");
        assertThat(api.get("/v1/domains/up.example", "Tenantry-Position", restored.position())
                        .text("tenant"))
                .isEqualTo("up");
    }

    @Test
    void whoMayNotSeeTheTenantIsAnsweredAsIfNobodyHadTheDomain() {
        api.create("wb");
        Answer added = api.putNothing("/v1/tenants/wb/domains/wb.example");
        Api stranger = tenantry.as("stranger", "pb", "tenant-admin");

        Answer hidden = stranger.get("/v1/domains/wb.example", "Tenantry-Position", added.position());
        Answer absent = stranger.get("/v1/domains/no.example");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body().toString().replace("wb.example", "no.example"))
                .isEqualTo(absent.body().toString());
        assertThat(stranger.get("/v1/domains/10.0.0.1").status()).isEqualTo(404);
        assertThat(tenantry.as("viewer", "wb", "viewer")
                        .get("/v1/domains/wb.example", "Tenantry-Position", added.position())
                        .text("tenant"))
                .isEqualTo("wb");
    }

    @Test
    void onlyTheTenantsAdministratorChangesItsDomains() {
        api.create("gj");
        Api viewer = tenantry.as("viewer", "gj", "viewer");
        Api stranger = tenantry.as("stranger", "pb", "tenant-admin");

        assertThat(viewer.putNothing("/v1/tenants/gj/domains/gj.example").status())
                .isEqualTo(403);
        assertThat(viewer.delete("/v1/tenants/gj/domains/gj.example").status()).isEqualTo(403);
        assertThat(stranger.putNothing("/v1/tenants/gj/domains/gj.example").text("code"))
                .isEqualTo("tenant-not-found");
        assertThat(tenantry.as("admin", "gj", "tenant-admin")
                        .putNothing("/v1/tenants/gj/domains/gj.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoHostNameIsNamed() {
        api.create("mh");

        for (String name : List.of("localhost", "10.0.0.1", "a_b.example", "p\u0430ypal.com")) {
            Answer refused = api.putNothing("/v1/tenants/mh/domains/" + encoded(name));
            assertThat(refused.status()).isEqualTo(400);
            JsonNode fault = refused.body().at("/errors/0");
            assertThat(fault.at("/field").asString()).isEqualTo("domain");
            assertThat(fault.at("/value").asString()).isEqualTo(name);
            assertThat(fault.at("/expected").asString()).startsWith("a host name of at least two labels");
        }
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirstAndADryRunClaimsNothing() {
        api.create("tn");
        api.create("kl");
        Answer planned = api.putNothing("/v1/tenants/tn/domains/tn.example?dryRun=true");
        assertThat(planned.body().at("/events/0/type").asString()).isEqualTo("TenantDomainAdded");
        Answer first = api.putNothing("/v1/tenants/kl/domains/tn.example", "Idempotency-Key", "once");
        api.delete("/v1/tenants/kl/domains/tn.example");

        Answer repeated = api.putNothing("/v1/tenants/kl/domains/tn.example", "Idempotency-Key", "once");
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
    }

    private static List<String> domains(Answer tenant) {
        return tenant.body()
                .at("/domains")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}

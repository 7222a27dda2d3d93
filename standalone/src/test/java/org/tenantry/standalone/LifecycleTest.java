package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.MongoTest;

/** Tenants out of use and into use again, for those who may and those who may not. */
@MongoTest
class LifecycleTest {
    private static final String REASON = "{\"reason\": \"unpaid\"}";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void whatIsBeneathASuspendedTenantIsSuspendedInEffect() {
        api.create("pb");
        api.create("pb.amritsar");

        Answer suspended = api.post("/v1/tenants/pb/suspend", REASON, "If-Match", "\"1\"");
        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.header("ETag")).isEqualTo("\"2\"");

        Answer city = api.get("/v1/tenants/pb.amritsar", "Tenantry-Position", suspended.position());
        assertThat(city.text("status")).isEqualTo("ACTIVE");
        assertThat(city.text("effectiveStatus")).isEqualTo("SUSPENDED");
        assertThat(city.text("causedBy")).isEqualTo("pb");
        assertThat(api.create("pb.amritsar.water").text("code")).isEqualTo("parent-not-active");

        Answer reactivated = api.post("/v1/tenants/pb/reactivate", "{\"reason\": \"paid\"}");
        Answer again = api.get("/v1/tenants/pb.amritsar", "Tenantry-Position", reactivated.position());
        assertThat(again.text("effectiveStatus")).isEqualTo("ACTIVE");
        assertThat(api.create("pb.amritsar.water").status()).isEqualTo(201);
    }

    @Test
    void anArchivedTenantNamesItsSuccessorAndCanBeRestored() {
        api.create("hr");
        api.create("hr.old");
        api.create("hr.new");

        Answer archived = api.post("/v1/tenants/hr.old/archive", "{\"reason\": \"merged\", \"successor\": \"hr.new\"}");
        Answer old = api.get("/v1/tenants/hr.old", "Tenantry-Position", archived.position());
        assertThat(old.text("status")).isEqualTo("ARCHIVED");
        assertThat(old.text("successor")).isEqualTo("hr.new");
        assertThat(api.patch("/v1/tenants/hr.old", "{\"name\": \"New\"}").text("code"))
                .isEqualTo("tenant-archived");

        Answer restored = api.post("/v1/tenants/hr.old/restore", REASON);
        assertThat(restored.status()).isEqualTo(200);
        Answer now = api.get("/v1/tenants/hr.old", "Tenantry-Position", restored.position());
        assertThat(now.text("status")).isEqualTo("ACTIVE");
        assertThat(now.body().has("successor")).isFalse();
    }

    @Test
    void onlyWhoIsResponsibleAboveMaySwitchATenantOff() {
        api.create("ka");
        api.create("ka.mysuru");
        Api itself = tenantry.as("mayor", "ka.mysuru", "tenant-admin");
        Api above = tenantry.as("governor", "ka", "tenant-admin");
        Api viewer = tenantry.as("viewer", "ka", "viewer");
        Api stranger = tenantry.as("stranger", "pb", "tenant-admin");

        assertThat(itself.post("/v1/tenants/ka.mysuru/suspend", REASON).status())
                .isEqualTo(403);
        assertThat(viewer.post("/v1/tenants/ka.mysuru/suspend", REASON).status())
                .isEqualTo(403);
        assertThat(stranger.post("/v1/tenants/ka.mysuru/suspend", REASON).text("code"))
                .isEqualTo("tenant-not-found");
        assertThat(above.post("/v1/tenants/ka/suspend", REASON).status()).isEqualTo(403);
        assertThat(above.post("/v1/tenants/ka.mysuru/suspend", REASON).status()).isEqualTo(200);
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndStoresNothing() {
        api.create("up");

        Answer planned = api.post("/v1/tenants/up/suspend?dryRun=true", REASON);
        assertThat(planned.status()).isEqualTo(200);
        assertThat(planned.body().at("/events/0/type").asString()).isEqualTo("TenantSuspended");
        assertThat(planned.body().at("/events/0/data").toString())
                .isEqualTo("{\"tenant\":\"up\",\"reason\":\"unpaid\"}");
        assertThat(planned.body().at("/version").asInt()).isEqualTo(2);

        Answer created =
                api.post("/v1/tenants?dryRun=true", "{\"id\": \"up.agra\", \"name\": \"Agra\", \"kind\": \"city\"}");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body().at("/events/0/type").asString()).isEqualTo("TenantCreated");

        Answer real = api.post("/v1/tenants/up/suspend?dryRun=false", REASON);
        assertThat(real.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.get("/v1/tenants/up.agra", "Tenantry-Position", real.position())
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/v1/tenants/up.agra/suspend?dryRun=perhaps", REASON)
                        .text("code"))
                .isEqualTo("invalid-request");
    }

    @Test
    void aReasonIsNeeded() {
        api.create("wb");

        for (String body : new String[] {"{}", "{\"reason\": \" \"}", "{\"reason\": null}"}) {
            Answer refused = api.post("/v1/tenants/wb/suspend", body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("/reason");
        }
    }
}

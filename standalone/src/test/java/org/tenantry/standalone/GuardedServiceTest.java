package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.client.access.AccessClient;
import org.tenantry.client.access.TenantFilter;
import org.tenantry.standalone.Api.Answer;

/** A service with bills of tenants, each of which only those see who see its tenant: by the filter that it has of us. */
class GuardedServiceTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    @TempDir
    static Path directory;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Tomcat SERVICE = new Tomcat();

    /** Tells whose bills are asked for, as the filter found. */
    private static final class Bills extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getWriter()
                    .write("{\"tenant\": \"%s\", \"status\": \"%s\"}"
                            .formatted(
                                    request.getAttribute(TenantFilter.TENANT),
                                    request.getAttribute(TenantFilter.EFFECTIVE_STATUS)));
        }
    }

    @BeforeAll
    static void start() throws LifecycleException {
        Api root = tenantry.asPlatformAdmin();
        for (String tenant : List.of("pb", "pb.amritsar", "pb.amritsar.water", "pbx")) {
            seen(root, root.create(tenant).position());
        }
        String suspended = root.post("/v1/tenants/pb.amritsar.water/suspend", "{\"reason\": \"bills unpaid\"}")
                .position();
        seen(root, suspended);

        SERVICE.setBaseDir(directory.toString());
        SERVICE.setPort(0);
        SERVICE.getConnector().setProperty("address", "127.0.0.1");
        Context context = SERVICE.addContext("", directory.toString());
        Tomcat.addServlet(context, "bills", new Bills());
        context.addServletMapping("/bills/*", "bills", false);
        FilterDef filter = new FilterDef();
        filter.setFilterName("tenants");
        filter.setFilter(new TenantFilter(
                AccessClient.of(URI.create(tenantry.url()), Duration.ZERO),
                TenantFilter.inPath("/bills/", "update-tenant")));
        context.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("tenants");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        SERVICE.start();
    }

    /** Checks are answered from memory, which follows. */
    private static void seen(Api root, String position) {
        root.post(
                "/v1/access/check",
                "{\"checks\": [{\"tenant\": \"pb\", \"permission\": \"read-tenant\"}]}",
                "Tenantry-Position",
                position);
    }

    @AfterAll
    static void stop() throws LifecycleException {
        SERVICE.stop();
        SERVICE.destroy();
    }

    @Test
    void whoMayIsServedAndTheServiceIsToldOfTheTenant() {
        Answer answer = as("pb", "tenant-admin").get("/bills/pb.amritsar/17");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).isEqualTo("{\"tenant\":\"pb.amritsar\",\"status\":\"ACTIVE\"}");
        assertThat(as("pb", "tenant-admin").get("/bills/pb.amritsar.water").text("status"))
                .isEqualTo("SUSPENDED");
    }

    @Test
    void whoSeesTheTenantAndMayNotIsForbidden() {
        Answer answer = as("pb", "viewer").get("/bills/pb.amritsar/17");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bills/pb",
                "/bills/pbx",
                "/bills/pb.none",
                "/bills/pb.amritsarx",
                "/bills/PB.AMRITSAR",
                "/bills/pb.amritsar%2F..%2Fpb",
                "/bills/",
                "/bills",
                "/bills/x/../pb",
                "/bills/;/pb",
                "/bills/pb.amritsar/../pb"
            })
    void whatIsNotTheCallersIsNotThere(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Authorization", "Bearer " + token("pb.amritsar", "tenant-admin"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 404); // the server refuses some by itself
        assertThat(answer.body()).doesNotContain("ACTIVE");
    }

    @Test
    void withoutATokenOfOursNobodyIsServed() {
        assertThat(new Api(url(), null).get("/bills/pb").status()).isEqualTo(401);
        Answer refused = new Api(url(), "garbage").get("/bills/pb");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("code")).isEqualTo("token-invalid");
    }

    @Test
    void aServiceWithItsUsersTokenHasWhatBothHave() {
        Api service = as("pb", "tenant-admin");

        assertThat(service.get("/bills/pb.amritsar", "Tenantry-On-Behalf-Of", token("pb.amritsar", "tenant-admin"))
                        .status())
                .isEqualTo(200);
        assertThat(service.get("/bills/pb.amritsar", "Tenantry-On-Behalf-Of", token("pb", "viewer"))
                        .status())
                .isEqualTo(403);
        assertThat(service.get("/bills/pb", "Tenantry-On-Behalf-Of", token("pb.amritsar", "tenant-admin"))
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/bills/pb", "Tenantry-On-Behalf-Of", "").status())
                .isEqualTo(401);
    }

    @Test
    void twoTokensAreNone() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url() + "/bills/pb"))
                        .header("Authorization", "Bearer " + token("pb", "tenant-admin"))
                        .header("Authorization", "Bearer " + token("pb", "viewer"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static Api as(String tenant, String role) {
        return new Api(url(), token(tenant, role));
    }

    private static String token(String tenant, String role) {
        return tenantry.issuer().token("asha", Map.of(tenant, List.of(role)), false, Instant.now(), Api.TOKEN_LIFETIME);
    }

    private static String url() {
        return "http://127.0.0.1:" + SERVICE.getConnector().getLocalPort();
    }
}

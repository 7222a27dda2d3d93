package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;
import static org.tenantry.access.GuardedClient.json;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Metrics and health, on a port of their own and on the API's. */
class ManagementAccessTest {
    private static final String ADMIN = Issuer.token(Claims.with("platform_admin", true));
    private static final String SOMEBODY = Issuer.token(Claims.good());

    @GuardedServerTest
    @TestPropertySource(properties = "tenantry.management-port=0")
    static class OnAPortOfTheirOwnTest {
        private final GuardedClient api;
        private final GuardedClient management;

        OnAPortOfTheirOwnTest(@LocalServerPort int port, @LocalManagementPort int managementPort) {
            this.api = new GuardedClient(port);
            this.management = new GuardedClient(managementPort);
        }

        @Test
        void whoReachesThePortSeesThem() {
            assertThat(management.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(management.get("/caller").statusCode()).isIn(401, 404);
        }

        @Test
        void onTheOtherTheyAreNot() {
            isProblem(api.get("/actuator/health"), 401, "token-missing");
            isProblem(api.get("/actuator/health", "Authorization", "Bearer " + SOMEBODY), 403, "forbidden");
            assertThat(api.get("/actuator/health", "Authorization", "Bearer " + ADMIN)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    static class OnTheSamePortTest {
        private static final Issuer ISSUER = Issuer.start();
        private static final ConfigurableApplicationContext SERVER = new SpringApplicationBuilder(GuardedServer.class)
                .run(
                        "--spring.config.import=classpath:tenantry-http.yml",
                        "--spring.application.name=guarded",
                        "--server.port=0",
                        "--tenantry.management-port=",
                        "--management.endpoint.health.group.readiness.include=readinessState",
                        "--tenantry.access.issuer=" + Issuer.NAME,
                        "--tenantry.access.jwks-uri=" + ISSUER.keysUri());

        private final GuardedClient client =
                new GuardedClient(SERVER.getEnvironment().getRequiredProperty("local.server.port", Integer.class));

        @AfterAll
        static void stop() {
            SERVER.close();
            ISSUER.close();
        }

        @Test
        void theyAreForPlatformAdministrators() {
            isProblem(client.get("/actuator/health"), 401, "token-missing");
            isProblem(client.get("/actuator/health", "Authorization", "Bearer " + SOMEBODY), 403, "forbidden");
            assertThat(client.get("/actuator/health", "Authorization", "Bearer " + ADMIN)
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void whetherItIsReadyIsForEveryoneAndWhyNotForPlatformAdministrators() {
            assertThat(json(client.get("/readyz")).toString()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(json(client.get("/readyz", "Authorization", "Bearer " + SOMEBODY))
                            .toString())
                    .isEqualTo("{\"status\":\"UP\"}");
            HttpResponse<String> told = client.get("/readyz", "Authorization", "Bearer " + ADMIN);
            assertThat(json(told).has("components")).as(told.body()).isTrue();
            assertThat(client.get("/livez").statusCode()).isEqualTo(200);
        }
    }
}

package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.tenantry.testkit.FreePorts;
import org.tenantry.testkit.JavaProcess;
import tools.jackson.databind.JsonNode;

/**
 * Keycloak as the profile {@code keycloak} unpacks it, with the realm that {@code docker-compose.yml} has, too. What it has
 * stored is still there when it is started again.
 */
final class Keycloak implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Path REALM = Path.of("..", "deploy", "keycloak", "tenantry-realm.json");
    private static final String PASSWORD = "tenantry";

    private final Path home;
    private final String port = Integer.toString(FreePorts.next());
    private final String managementPort = Integer.toString(FreePorts.next());
    private final RestClient http = RestClient.create("http://127.0.0.1:" + port);
    private JavaProcess process;

    private Keycloak(Path home) {
        this.home = home;
        this.process = process();
    }

    /** Launches it with nothing stored but the realm; {@link #awaitReady} before it is used. */
    static Keycloak launch() throws IOException {
        Path home = Path.of(Objects.requireNonNull(
                System.getProperty("keycloak.home"), "where Keycloak is, Maven tells with -Pkeycloak"));
        Path data = home.resolve("data");
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data.resolve("import"));
        Files.copy(REALM, data.resolve("import").resolve(REALM.getFileName()));
        return new Keycloak(home);
    }

    private JavaProcess process() {
        return JavaProcess.ofScript(
                home.resolve("bin").resolve("kc.sh"),
                List.of(
                        "start-dev",
                        "--import-realm",
                        "--health-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-host=127.0.0.1",
                        "--http-management-port=" + managementPort),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD));
    }

    void awaitReady() {
        process.awaitLine("Listening on:", START);
        assertThat(RestClient.create("http://127.0.0.1:" + managementPort)
                        .get()
                        .uri("/health/ready")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
    }

    /** In order: killed, it would lose what it has not written yet, a key made just now for one. */
    void stop() {
        process.stop();
    }

    /** After a {@link #stop}. */
    void restart() {
        process = process();
        awaitReady();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/tenantry";
    }

    /** A user's token for Tenantry, by the password. */
    String token(String user) {
        return passwordGrant("tenantry", "tenantry-cli", user)
                .path("access_token")
                .asString();
    }

    /** A service's token, by the client's secret. */
    String serviceToken(String client) {
        return grant(
                        "tenantry",
                        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", PASSWORD))
                .path("access_token")
                .asString();
    }

    /** What a user gets from a client that is not Tenantry's. */
    JsonNode passwordGrant(String realm, String client, String user) {
        return grant(
                realm,
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", user,
                        "password", PASSWORD,
                        "scope", "openid"));
    }

    private JsonNode grant(String realm, Map<String, String> form) {
        return required(http.post()
                .uri("/realms/{realm}/protocol/openid-connect/token", realm)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(MultiValueMap.fromSingleValue(form))
                .retrieve()
                .body(JsonNode.class));
    }

    /** Its REST API for who administers the realm. */
    KeycloakAdmin admin() {
        String token = passwordGrant("master", "admin-cli", "admin")
                .path("access_token")
                .asString();
        return new KeycloakAdmin(http.mutate()
                .baseUrl("http://127.0.0.1:" + port + "/admin/realms/tenantry")
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build());
    }

    static JsonNode required(@Nullable JsonNode body) {
        return Objects.requireNonNull(body, "Keycloak's answer is empty");
    }

    @Override
    public void close() {
        process.close();
    }
}

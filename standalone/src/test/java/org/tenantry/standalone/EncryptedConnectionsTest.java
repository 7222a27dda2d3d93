package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.client.ClientSettings;
import org.tenantry.client.ConfigurationClient;
import org.tenantry.command.CommandSide;
import org.tenantry.query.QuerySide;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;
import org.tenantry.testkit.FreePorts;

/** Both sides serve by TLS, and reach MongoDB by TLS, and Kafka by TLS with certificates of their own. */
class EncryptedConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANAGEMENT_PORT = FreePorts.next();

    @TempDir
    private static Path directory;

    private static EncryptedServers servers;
    private static TestIssuer issuer;
    private static SideProcess command;
    private static SideProcess query;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        servers = new EncryptedServers(directory);
        issuer = TestIssuer.start();
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("TENANTRY_ACCESS_ISSUER", issuer.issuer());
        environment.put("TENANTRY_ACCESS_JWKSURI", issuer.keysUri());
        environment.put("TENANTRY_QUERY_READYOURWRITESPATIENCE", PATIENCE.toSeconds() + "s");
        environment.put("TENANTRY_LOGGING_KAFKA", "info");
        command = SideProcess.launch(CommandSide.class, environment);
        environment.put("TENANTRY_MANAGEMENT_PORT", Integer.toString(MANAGEMENT_PORT));
        query = SideProcess.launch(QuerySide.class, environment);
        http = HttpClient.newBuilder().sslContext(servers.authority.trusted()).build();
        command.awaitStarted();
        query.awaitStarted();
    }

    @AfterAll
    static void end() {
        query.close();
        command.close();
        issuer.close();
        servers.close();
    }

    @Test
    void whatIsWrittenByHttpsIsReadByHttps() {
        Answer created = api(command).create("pb");
        assertThat(created.status()).isEqualTo(201);

        Answer read = api(query).get("/v1/tenants/pb", "Tenantry-Position", created.position());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("name")).isEqualTo("Name of pb");
        assertThat(created.header("Strict-Transport-Security")).contains("max-age=");
        assertThat(read.header("Strict-Transport-Security")).contains("max-age=");
    }

    @Test
    void aServiceIsConfiguredByHttps() {
        api(command)
                .put("/v1/definitions/auth", "{\"schema\": {\"type\": \"object\"}, \"defaults\": {\"maxUsers\": 7}}");
        Answer created = api(command).create("hr");
        try (ConfigurationClient client = ConfigurationClient.of(
                URI.create(query.url()),
                issuer::platformAdminToken,
                ClientSettings.defaults().withAskAgain(Duration.ofHours(1)),
                http)) {
            assertThat(await().ignoreExceptions()
                            .atMost(PATIENCE)
                            .until(() -> client.get("hr", "auth"), x -> true)
                            .value()
                            .path("maxUsers")
                            .asInt())
                    .isEqualTo(7);
        }
        assertThat(created.status()).isEqualTo(201);
    }

    @Test
    void aSubscriberFollowsByTls() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        api(command).create("gj");
        SubscriptionSettings settings = SubscriptionSettings.of(servers.bootstrapServers(), "billing")
                .withKafka(EncryptedServers.kafkaSettings(servers.client, servers.authority));
        try (Subscription subscription = Subscription.of(settings)
                .start(event -> seen.add(event.envelope().tenant()))) {
            await().atMost(PATIENCE).until(() -> seen.contains("gj"));
            assertThat(subscription.failure()).isEmpty();
        }
    }

    @Test
    void whoDoesNotTrustTheAuthorityIsNotServed() {
        Api trusting = new Api(command.url(), issuer.platformAdminToken());

        assertThatThrownBy(() -> trusting.create("up"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void thereIsNoAnswerWithoutTls() throws Exception {
        URI plain = URI.create(query.url().replace("https:", "http:") + "/readyz");

        HttpResponse<String> refused = http.send(
                HttpRequest.newBuilder(plain).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("requires TLS");
    }

    @Test
    void theManagementPortHasTheSameCertificate() throws Exception {
        URI metrics = URI.create("https://127.0.0.1:" + MANAGEMENT_PORT + "/actuator/prometheus");

        assertThat(http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("jvm_");
    }

    @Test
    void noSecretOfKafkasSettingsIsLoggedThoughTheyAre() {
        for (SideProcess side : new SideProcess[] {command, query}) {
            assertThat(side.process().lastLines())
                    .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
                    .noneMatch(line -> line.contains(EncryptedServers.SECRET));
        }
    }

    private static Api api(SideProcess side) {
        return new Api(side.url(), issuer.platformAdminToken(), http);
    }
}

package org.tenantry.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.tenantry.command.CommandSide;
import org.tenantry.command.publishing.Publishing;
import org.tenantry.query.QuerySide;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.CertificateAuthority;
import tools.jackson.databind.JsonNode;

/** Who connects to Kafka or MongoDB in the wrong way is told so, and does not wait for ever. */
@Timeout(120)
class RefusedConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ISSUER = "https://issuer.example";
    private static final String PASSWORD = "looking-glass";

    @TempDir
    private static Path directory;

    private static EncryptedServers servers;

    @BeforeAll
    static void start() {
        servers = new EncryptedServers(directory);
    }

    @AfterAll
    static void end() {
        servers.close();
    }

    /** Java shows no certificate where none of its own is of an authority that is asked for. */
    @Test
    void kafkaIsNotReachedWithCertificatesOfAnotherAuthority() {
        Map<String, Object> settings = new HashMap<>(trusting(servers.authority));
        for (String part : List.of("command", "query", "sealing")) {
            settings.put("tenantry." + part + ".mongodb-ssl-bundle", "tenantry");
        }
        settings.put(
                "tenantry.command.kafka-config",
                servers.kafkaFile("stranger", EncryptedServers.kafkaSettings(servers.stranger, servers.authority)));
        settings.put(
                "tenantry.query.kafka-config",
                servers.kafkaFile(
                        "deceived", EncryptedServers.kafkaSettings(servers.client, servers.anotherAuthority)));

        try (ConfigurableApplicationContext sides = start(StandaloneConfiguration.class, "standalone", settings)) {
            String token = sides.getBean(TokenIssuer.class)
                    .token("operator", Map.of(), true, Instant.now(), Api.TOKEN_LIFETIME);
            await().atMost(PATIENCE).untilAsserted(() -> {
                Answer health = new Api(url(sides), token).get("/readyz");
                JsonNode parts = health.body().path("components");
                assertThat(health.status()).isEqualTo(503);
                assertThat(parts.at("/log/status").asString()).isEqualTo("UP");
                assertThat(parts.at("/publishing/details/partition 0").asString(""))
                        .contains("SslAuthenticationException", "certificate_required");
                assertThat(parts.at("/projections/details/reason").asString(""))
                        .contains("SSL handshake failed", "unable to find valid certification path");
            });
        }
    }

    @Test
    void kafkaIsNotReachedWithoutTls() {
        try (ConfigurableApplicationContext side =
                        start(CommandSide.class, "command-side", trusting(servers.authority));
                CapturedLogs logs = CapturedLogs.begin()) {
            Publishing publishing = side.getBean(Publishing.class);

            await().atMost(PATIENCE).until(() -> !publishing.troubles().isEmpty());

            assertThat(publishing.troubles().values())
                    .allSatisfy(trouble -> assertThat(trouble.reason()).contains("TimeoutException"));
            assertThat(logs.text()).contains("Bootstrap broker " + servers.bootstrapServers(), "disconnected");
        }
    }

    /** A poll brings nothing then, as when nothing happens. */
    @Test
    void aQuerySideThatDoesNotReachKafkaForWantOfTlsIsNotReady() {
        try (ConfigurableApplicationContext side = start(QuerySide.class, "query-side", trusting(servers.authority));
                CapturedLogs logs = CapturedLogs.begin()) {
            await().atMost(PATIENCE)
                    .until(() -> logs.text().contains("Bootstrap broker " + servers.bootstrapServers()));

            assertThat(new Api(url(side), null).get("/readyz").status()).isEqualTo(503);
            assertThat(health(side, "readModels").getStatus()).isEqualTo(Status.UP);
            assertThat(health(side, "projections").getDetails())
                    .hasEntrySatisfying(
                            "topic", why -> assertThat(why.toString()).contains("TLS"));
        }
    }

    @Test
    void aMongodbThatIsNotTrustedEndsTheStart() {
        assertThatThrownBy(() -> start(CommandSide.class, "command-side", trusting(servers.anotherAuthority)))
                .hasStackTraceContaining("SSLHandshakeException")
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @Test
    void aMongodbThatIsAskedWithoutTlsEndsTheStart() {
        assertThatThrownBy(() -> start(QuerySide.class, "query-side", Map.of()))
                .hasStackTraceContaining("MongoTimeoutException")
                .hasStackTraceContaining(servers.mongoUri().substring("mongodb://".length()));
    }

    @Test
    void whatMongodbRefusesIsToldWithoutThePassword() {
        Map<String, Object> settings = new HashMap<>(trusting(servers.authority));
        settings.put(
                "MONGODB_URI",
                servers.mongoUri().replace("mongodb://", "mongodb://alice:" + PASSWORD + "@") + "/?tls=true");

        assertThatThrownBy(() -> start(CommandSide.class, "command-side", settings))
                .hasStackTraceContaining("alice")
                .satisfies(refused -> assertThat(stackTrace(refused)).doesNotContain(PASSWORD));
    }

    private static Map<String, Object> trusting(CertificateAuthority authority) {
        return Map.of(
                "spring.ssl.bundle.pem.tenantry.truststore.certificate",
                authority.file().toString(),
                "MONGODB_SSL_BUNDLE",
                "tenantry");
    }

    private static ConfigurableApplicationContext start(
            Class<?> side, String configuration, Map<String, Object> settings) {
        return new SpringApplicationBuilder(side)
                .properties(Map.of(
                        "spring.config.name",
                        configuration,
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "tenantry.management-port",
                        -1,
                        "MONGODB_URI",
                        servers.mongoUri(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        servers.bootstrapServers(),
                        "tenantry.mongodb-uri",
                        servers.mongoUri(),
                        "tenantry.kafka-bootstrap-servers",
                        servers.bootstrapServers()))
                .properties(side == StandaloneConfiguration.class ? Map.of() : Map.of("tenantry.access.issuer", ISSUER))
                .properties(Map.of("tenantry.sealing.keys", "test:" + "A".repeat(43) + "="))
                .properties(settings)
                .registerShutdownHook(false)
                .run();
    }

    private static Health health(ConfigurableApplicationContext side, String part) {
        return requireNonNull(
                side.getBean(part + "HealthIndicator", HealthIndicator.class).health());
    }

    private static String url(ConfigurableApplicationContext side) {
        return "http://127.0.0.1:" + side.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}

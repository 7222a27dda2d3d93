package org.tenantry.client.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessClientTest {
    private static final String ALLOWED = """
            {"results": [{"tenant": "pb", "permission": "p", "allowed": true, "effectiveStatus": "SUSPENDED"}]}""";
    private static final String HIDDEN = """
            {"results": [{"tenant": "pb", "permission": "p", "allowed": false}]}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final URI url;
    private volatile int status = 200;
    private volatile String answer = ALLOWED;

    AccessClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        server.createContext("/v1/access/check", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst(AccessClient.ON_BEHALF_OF) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theVeryTokenIsSentAndItsAnswerCountsForAWhile() {
        AccessClient client = AccessClient.of(url, Duration.ofHours(1));

        assertThat(client.of("t1", "update-tenant", "pb")).hasValue(new Access(true, "SUSPENDED"));
        answer = HIDDEN;
        assertThat(client.of("t1", "update-tenant", "pb")).hasValue(new Access(true, "SUSPENDED"));

        assertThat(asked)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .startsWith("Bearer t1 null ")
                        .contains("\"tenant\":\"pb\"", "\"permission\":\"update-tenant\""));
    }

    @Test
    void theAnswerOfOneTokenPermissionOrTenantIsNoOthers() {
        AccessClient client = AccessClient.of(url, Duration.ofHours(1));
        client.of("t1", "read-tenant", "pb");
        answer = HIDDEN;

        assertThat(client.of("t2", "read-tenant", "pb").orElseThrow().isVisible())
                .isFalse();
        assertThat(client.of("t1", "update-tenant", "pb").orElseThrow().isVisible())
                .isFalse();
        assertThat(client.of("t1", "read-tenant", "pbx").orElseThrow().allowed())
                .isFalse();
    }

    @Test
    void whatIsNotRememberedIsAskedAgain() {
        AccessClient client = AccessClient.of(url, Duration.ZERO);
        client.of("t1", "read-tenant", "pb");
        answer = HIDDEN;

        assertThat(client.of("t1", "read-tenant", "pb").orElseThrow().isVisible())
                .isFalse();
    }

    @Test
    void aServiceAsksForItsUserAndTheAnswerIsNotItsOwn() {
        AccessClient client = AccessClient.of(url, Duration.ofHours(1));
        client.of("service", "read-tenant", "pb");
        answer = HIDDEN;

        assertThat(client.of("service", "user", "read-tenant", "pb")
                        .orElseThrow()
                        .isVisible())
                .isFalse();
        assertThat(asked.get(1)).startsWith("Bearer service user ");
    }

    @Test
    void aTokenThatIsNotAcceptedHasNoAccessAndIsNotRemembered() {
        AccessClient client = AccessClient.of(url, Duration.ofHours(1));
        status = 401;
        assertThat(client.of("t1", "read-tenant", "pb")).isEmpty();

        status = 200;
        assertThat(client.of("t1", "read-tenant", "pb")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void whatIsNoAnswerIsNotTakenForOne(int unexpected) {
        AccessClient client = AccessClient.of(url, Duration.ofHours(1));
        status = unexpected;
        assertThatThrownBy(() -> client.of("t1", "read-tenant", "pb")).isInstanceOf(AccessUnavailableException.class);

        status = 200;
        assertThat(client.of("t1", "read-tenant", "pb")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"results\": []}", "{\"results\": [{\"allowed\": \"yes\"}]}"})
    void whatCannotBeReadIsNoPermission(String body) {
        answer = body;

        assertThatThrownBy(() -> AccessClient.of(url).of("t1", "read-tenant", "pb"))
                .isInstanceOf(AccessUnavailableException.class);
    }

    @Test
    void aPermissionThatThereIsNotIsAMistakeOfTheCallers() {
        status = 400;
        answer = "{\"code\": \"invalid-request\"}";

        assertThatThrownBy(() -> AccessClient.of(url).of("t1", "fly", "pb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fly");
    }

    @Test
    void aServerThatIsAwayIsTold() {
        server.stop(0);

        assertThatThrownBy(() -> AccessClient.of(url).of("t1", "read-tenant", "pb"))
                .isInstanceOf(AccessUnavailableException.class);
    }
}

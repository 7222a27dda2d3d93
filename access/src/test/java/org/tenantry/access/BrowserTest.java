package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What browsers are told that ask for pages of this origin, and of others. */
@GuardedServerTest
@TestPropertySource(properties = "tenantry.access.cors-origins=https://admin.example,http://localhost:3000")
class BrowserTest {
    private final GuardedClient client;

    BrowserTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://admin.example", "http://localhost:3000"})
    void aPageOfANamedOriginMayAsk(String origin) {
        HttpHeaders allowed = client.preflight("/v1/any", origin, "PATCH", "authorization,if-match")
                .headers();

        assertThat(allowed.firstValue("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(allowed.firstValue("Access-Control-Allow-Credentials")).isEmpty();
        HttpHeaders answered = client.get("/v1/any", "Origin", origin).headers();
        assertThat(answered.firstValue("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(answered.firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Tenantry-Position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://admin.example.evil", "http://admin.example", "null"})
    void aPageOfAnotherMayNot(String origin) {
        assertThat(client.preflight("/v1/any", origin, "PATCH", "authorization")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void eachAnswerTellsABrowserToBeCareful() {
        HttpHeaders headers = client.get("/caller").headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "admin.example", "https://admin.example/", "https://*.example", "file:///a", "https://a@b"})
    void whatIsNoOriginCannotBeNamed(String origin) {
        assertThatThrownBy(() -> CrossOrigin.of(List.of(origin)))
                .hasMessageContainingAll("tenantry.access.cors-origins", origin, "https://admin.example");
    }
}

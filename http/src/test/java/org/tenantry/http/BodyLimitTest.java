package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EchoServerTest
class BodyLimitTest {
    private static final int LIMIT = 256 * 1024;

    private final EchoClient client;

    BodyLimitTest(@LocalServerPort int port) {
        this.client = new EchoClient(port);
    }

    @Test
    void aBodyOfJustTheLimitIsTaken() {
        assertThat(client.post(bodyOf(LIMIT)).status()).isEqualTo(200);
        assertThat(client.postChunked(bodyOf(LIMIT)).status()).isEqualTo(200);
    }

    @Test
    void aBodyWhoseDeclaredLengthIsOverTheLimitIsRefused() {
        isTooLarge(client.post(bodyOf(LIMIT + 1)));
    }

    @Test
    void aBodyThatTurnsOutToBeOverTheLimitIsRefused() {
        isTooLarge(client.postChunked(bodyOf(LIMIT + 1)));
        isTooLarge(client.postChunked(bodyOf(3 * LIMIT)));
    }

    @Test
    void aBodyThatIsPaddedOverTheLimitIsRefused() {
        isTooLarge(client.postChunked("{}" + " ".repeat(LIMIT)));
    }

    /** Tomcat reads forms by itself, past the limit on streams. */
    @Test
    void aFormIsRefusedWhateverItsSize() {
        String form = "application/x-www-form-urlencoded";

        client.post(form, BodyPublishers.ofString("name=Punjab")).isProblem(415, "unsupported-media-type");
        client.post(form, BodyPublishers.ofString("name=" + "x".repeat(100_000)))
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void aMultipartBodyIsRefused() {
        client.post("multipart/form-data", BodyPublishers.ofString("--x")).isProblem(415, "unsupported-media-type");
        client.post("multipart/form-data; boundary=x", BodyPublishers.ofString("nonsense"))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void aFormIsRefusedWhateverItsMethod(String method) {
        client.send(client.request("/profiles")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString("name=%zz")))
                .isProblem(405, "method-not-allowed");
    }

    private static void isTooLarge(Answer answer) {
        answer.isProblem(413, "body-too-large")
                .onlyFault()
                .isEqualTo(new Fault("Content-Length", null, "at most " + LIMIT));
    }

    private static String bodyOf(int bytes) {
        String frame = "{\"name\":\"\"}";
        return frame.replace("\"\"", "\"" + "x".repeat(bytes - frame.length()) + "\"");
    }
}

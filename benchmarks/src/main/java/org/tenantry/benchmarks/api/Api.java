package org.tenantry.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as one platform administrator sees it.
 *
 * @param token valid for longer than any run
 */
public record Api(int port, String token) {

    /** Where the development issuer gives tokens. */
    public static Api onPort(int port) {
        Answer answer = new Api(port, "")
                .ask(Request.post("/dev/token", "{\"subject\": \"benchmark\", \"platformAdmin\": true}"));
        return new Api(
                port, new JsonMapper().readTree(answer.body()).path("token").asString());
    }

    /** A new connection. */
    public HttpConnection connect() {
        return new HttpConnection(port, token);
    }

    /**
     * Asks once, on a connection of its own.
     *
     * @throws IllegalStateException if the answer is not a good one
     */
    public Answer ask(Request request) {
        try (HttpConnection connection = connect()) {
            Answer answer = connection.send(request);
            if (!answer.isGood()) {
                throw new IllegalStateException(request + " was answered by " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.tenantry.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as one platform administrator sees it.
 *
 * @param token valid for longer than any run
 */
record Api(int port, String token) {

    static Api of(RunningSystem system) {
        Answer answer = new Api(system.port(), "")
                .ask(Request.post("/dev/token", "{\"subject\": \"benchmark\", \"platformAdmin\": true}"));
        return new Api(
                system.port(),
                new JsonMapper().readTree(answer.body()).path("token").asString());
    }

    HttpConnection connect() {
        return new HttpConnection(port, token);
    }

    /**
     * Asks once, on a connection of its own.
     *
     * @throws IllegalStateException if the answer is not a good one
     */
    Answer ask(Request request) {
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

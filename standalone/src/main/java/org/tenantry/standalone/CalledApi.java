package org.tenantry.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name an API and who calls it. */
final class CalledApi {
    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "of the API; ${DEFAULT-VALUE} unless given")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token",
            defaultValue = "${env:TENANTRY_TOKEN}",
            description = "who asks; $TENANTRY_TOKEN unless given. See dev token")
    @Nullable String token;

    /** A request of who asks, to be completed. */
    HttpRequest.Builder request(String path) {
        if (token == null || token.isBlank()) {
            throw new CannotStartException("who asks? Give --token or set TENANTRY_TOKEN: see ./dev token --help");
        }
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /** @throws CannotStartException if nothing answers */
    <T> HttpResponse<T> send(HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new CannotStartException(
                    "nothing answers at " + url + ": start it with ./dev run, or name it with --url");
        }
    }
}

package org.tenantry.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenantry.standalone.Question.Sent;

/** What somebody is told who asks: all of it, headers included, line by line as it comes. */
final class Heard implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    private final int status;
    private final String headers;
    private final Stream<String> body;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Heard(HttpResponse<Stream<String>> response) {
        this.status = response.statusCode();
        StringBuilder all = new StringBuilder();
        response.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date")) {
                all.append(name).append(": ").append(values).append('\n');
            }
        });
        this.headers = all.toString();
        this.body = response.body();
    }

    /** Asks; of what has an end, all is heard. */
    static Heard ask(String url, PlantedUser user, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + question.target()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        question.query().method(),
                        question.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(question.body()));
        if (user.token() != null) {
            request.header("Authorization", "Bearer " + user.token());
        }
        for (Sent header : question.in("header")) {
            request.header(header.parameter().name(), header.value());
        }
        try {
            Heard heard = new Heard(HTTP.send(request.build(), BodyHandlers.ofLines()));
            if (question.query().isStream() && heard.isGood()) {
                Thread.ofVirtual().start(heard::listen);
            } else {
                heard.body.forEach(heard.lines::add);
            }
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(question.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("(the end)");
        }
    }

    int status() {
        return status;
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** All that was told so far, in lower case, cursors as they are and as what they say. */
    String text() {
        String all = body();
        StringBuilder text = new StringBuilder(headers).append(all);
        Matcher next = NEXT.matcher(all);
        while (next.find()) {
            text.append('\n').append(said(next.group(1)));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /** What is the same for all that is the same: a search's cursor also says, as a hash, which search it is of. */
    String comparable() {
        String told = NEXT.matcher(body()).replaceAll(next -> Matcher.quoteReplacement(place(said(next.group(1)))));
        return status + "\n" + headers.replaceAll("content-length: .*\n", "") + told;
    }

    Optional<String> next() {
        Matcher next = NEXT.matcher(body());
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }

    private String body() {
        return String.join("\n", lines);
    }

    private static String said(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return cursor;
        }
    }

    private static String place(String cursor) {
        return cursor.substring(cursor.indexOf(' ') + 1);
    }

    @Override
    public void close() {
        body.close();
    }

    @Override
    public String toString() {
        return status + "\n" + headers + body();
    }
}

package org.tenantry.standalone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.standalone.DescribedQuery.Parameter;

/**
 * A query with values for its parameters.
 *
 * @param body JSON; null for none
 */
record Question(
        DescribedQuery query, List<Sent> sent, @Nullable String body) {
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    /** A parameter's value. */
    record Sent(Parameter parameter, String value) {}

    /** Behind the server's address. */
    String target() {
        String path = query.path();
        for (Sent one : in("path")) {
            path = path.replace("{" + one.parameter().name() + "}", encoded(one.value()));
        }
        return path
                + in("query").stream()
                        .map(one -> one.parameter().name() + "=" + encoded(one.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    List<Sent> in(String place) {
        return sent.stream().filter(one -> one.parameter().in().equals(place)).toList();
    }

    /** All that is in it, of the body each text. */
    List<String> values() {
        Stream<String> ofBody =
                body == null ? Stream.empty() : TEXT.matcher(body).results().map(text -> text.group(1));
        return Stream.concat(sent.stream().map(Sent::value), ofBody).toList();
    }

    /** Whether a word is in it, wherever. */
    boolean holds(String word) {
        return values().stream().anyMatch(value -> value.contains(word));
    }

    boolean has(String parameter) {
        return sent.stream().anyMatch(one -> one.parameter().name().equals(parameter));
    }

    /** The same about another. */
    Question with(String word, String other) {
        return new Question(
                query,
                sent.stream()
                        .map(one -> new Sent(one.parameter(), one.value().replace(word, other)))
                        .toList(),
                body == null ? null : body.replace(word, other));
    }

    /** The same, but for the page behind a cursor. */
    Question after(String cursor) {
        List<Sent> all = new ArrayList<>(sent);
        all.removeIf(one -> one.parameter().name().equals("cursor"));
        all.add(new Sent(new Parameter("cursor", "query"), cursor));
        return new Question(query, all, body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return query.method() + " " + target() + " " + in("header") + (body == null ? "" : " " + body);
    }
}

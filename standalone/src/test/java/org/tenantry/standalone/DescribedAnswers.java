package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers as the API's description has them: whatever a test is answered must be one of them. */
final class DescribedAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    /** The committed description, which is the one that is served. */
    private static final JsonNode DESCRIPTION = read(Path.of("..", "docs", "openapi.json"));

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What is answered where there is no endpoint: one side has not those of the other. */
    private static final Set<String> OF_NO_ENDPOINT = Set.of("no-such-endpoint", "method-not-allowed");

    /** @param operations by their methods */
    private record Described(String path, Pattern form, JsonNode operations) {
        static Described of(String path, JsonNode operations) {
            return new Described(path, Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")), operations);
        }
    }

    private static final List<Described> PATHS = DESCRIPTION.path("paths").properties().stream()
            .map(path -> Described.of(path.getKey(), path.getValue()))
            .sorted(Comparator.comparingLong(
                    path -> path.path().chars().filter(c -> c == '{').count()))
            .toList();

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private DescribedAnswers() {}

    /** Fails if an endpoint is described, and answers as it is not described to. */
    static void check(String method, String path, int status, String contentType, JsonNode body) {
        PATHS.stream()
                .filter(described -> described.form().matcher(path).matches())
                .findFirst()
                .map(described -> described.operations().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .filter(operation -> !OF_NO_ENDPOINT.contains(body.path("code").asString("")))
                .ifPresent(operation -> check(operation, method + " " + path, status, contentType, body));
    }

    private static void check(JsonNode operation, String request, int status, String contentType, JsonNode body) {
        assertThat(operation.path("responses").propertyNames())
                .as("what docs/openapi.json describes for %s: %s", request, body)
                .contains(Integer.toString(status));
        JsonNode answer = resolved(operation.path("responses").path(Integer.toString(status)));
        schema(answer.path("content").path(contentType).path("schema"))
                .ifPresent(schema -> assertThat(schema.validate(body))
                        .as("what docs/openapi.json does not describe in %d for %s: %s", status, request, body)
                        .isEmpty());
    }

    private static JsonNode resolved(JsonNode answer) {
        String reference = answer.path("$ref").asString("");
        return reference.isEmpty() ? answer : DESCRIPTION.at(reference.substring(1));
    }

    private static Optional<Schema> schema(JsonNode described) {
        return described.isMissingNode()
                ? Optional.empty()
                : Optional.of(SCHEMAS.computeIfAbsent(described.toString(), ignored -> {
                    ObjectNode schema = (ObjectNode) described.deepCopy();
                    schema.set("components", DESCRIPTION.path("components"));
                    return REGISTRY.getSchema(schema);
                }));
    }

    private static JsonNode read(Path description) {
        try {
            return JSON.readTree(Files.readString(description));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

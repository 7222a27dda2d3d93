package org.tenantry.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query as the API's description has it, so that none can be forgotten.
 *
 * @param parameters all, but for the body
 * @param isOpen whether it needs no token
 * @param isStream whether its answer has no end
 */
record DescribedQuery(
        String operation,
        String method,
        String path,
        List<Parameter> parameters,
        boolean hasBody,
        boolean isOpen,
        boolean isStream) {
    /** The committed one, which is the one that is served. */
    private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.json");

    /** A command that takes no key. Whatever else is not a GET, and takes none, is a query with a body. */
    private static final String IMPORT = "importTenants";

    /** What is there for those who run the platform. */
    private static final String OPERATIONS = "/v1/operations/";

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in) {}

    static List<DescribedQuery> all() {
        List<DescribedQuery> queries = new ArrayList<>();
        description()
                .path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    DescribedQuery described = of(method, path, operation);
                    if (described.isQuery()) {
                        queries.add(described);
                    }
                }));
        return queries;
    }

    private static DescribedQuery of(String method, String path, JsonNode operation) {
        return new DescribedQuery(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation
                        .path("parameters")
                        .valueStream()
                        .map(parameter -> new Parameter(
                                parameter.path("name").asString(),
                                parameter.path("in").asString()))
                        .toList(),
                operation.has("requestBody"),
                operation.path("security").isArray()
                        && operation.path("security").isEmpty(),
                operation.at("/responses/200/content").has("text/event-stream"));
    }

    private boolean isQuery() {
        return method.equals("GET") || !isCommand();
    }

    private boolean isCommand() {
        return operation.equals(IMPORT)
                || isOfOperators()
                || parameters.stream().anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
    }

    /** Whether it tells how the platform runs, and nothing of tenants. */
    boolean isOfOperators() {
        return path.startsWith(OPERATIONS);
    }

    private static JsonNode description() {
        try {
            return new JsonMapper().readTree(Files.readString(DESCRIPTION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Objects;

/**
 * Writes patterns as JSON Schema has them. Java's are matched against the whole text, and have classes that others do not know. A half
 * of a surrogate pair, of which no UTF-8 is made, needs no class.
 */
final class PublishedPatterns {
    private static final Map<String, String> CLASSES = Map.of(
            "\\p{Cc}", "\\u0000-\\u001f\\u007f-\\u009f",
            "\\p{Cntrl}", "\\u0000-\\u001f\\u007f",
            "\\p{Z}", " \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000",
            "\\p{Cs}", "");

    private PublishedPatterns() {}

    static void describe(OpenAPI api) {
        api.getComponents().getSchemas().values().forEach(PublishedPatterns::publish);
        Schemas.operations(api).forEach(PublishedPatterns::publish);
    }

    private static void publish(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> publish(parameter.getSchema()));
        }
        operation.getResponses().values().stream()
                .map(ApiResponse::getHeaders)
                .filter(Objects::nonNull)
                .flatMap(headers -> headers.values().stream())
                .forEach(header -> publish(header.getSchema()));
    }

    private static void publish(Schema<?> schema) {
        if (schema.getPattern() != null) {
            schema.setPattern(published(schema.getPattern()));
        }
        Schemas.within(schema).forEach(PublishedPatterns::publish);
    }

    static String published(String java) {
        String pattern = java;
        for (Map.Entry<String, String> known : CLASSES.entrySet()) {
            pattern = pattern.replace(known.getKey(), known.getValue());
        }
        return "^(?:" + pattern + ")$";
    }
}

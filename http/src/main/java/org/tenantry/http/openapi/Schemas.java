package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where schemas are in a description. */
final class Schemas {
    private static final String COMPONENTS = "#/components/schemas/";

    private Schemas() {}

    static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    /** The name of the component that a schema stands for; empty if it is one itself. */
    static Optional<String> component(Schema<?> schema) {
        return Optional.ofNullable(schema.get$ref()).map(reference -> reference.substring(COMPONENTS.length()));
    }

    /** What a schema is made of, one level down. */
    static List<Schema<?>> within(Schema<?> schema) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        addAll(schema.getAnyOf(), parts);
        addAll(schema.getOneOf(), parts);
        addAll(schema.getAllOf(), parts);
        Stream.of(schema.getItems(), schema.getPropertyNames(), schema.getAdditionalProperties())
                .forEach(part -> addIfSchema(part, parts));
        return parts;
    }

    private static void addAll(@Nullable List<? extends @Nullable Object> alternatives, List<Schema<?>> parts) {
        if (alternatives != null) {
            alternatives.forEach(part -> addIfSchema(part, parts));
        }
    }

    private static void addIfSchema(@Nullable Object part, List<Schema<?>> parts) {
        if (part instanceof Schema<?> schema) {
            parts.add(schema);
        }
    }
}

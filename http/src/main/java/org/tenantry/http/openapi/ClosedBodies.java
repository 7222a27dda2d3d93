package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of what is sent that a field that is not described is refused. What is answered may get more fields one day. */
final class ClosedBodies {
    private ClosedBodies() {}

    static void describe(OpenAPI api) {
        Set<String> seen = new HashSet<>();
        Schemas.operations(api)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(MediaType::getSchema)
                .forEach(body -> close(body, api, seen));
    }

    private static void close(Schema<?> schema, OpenAPI api, Set<String> seen) {
        Schemas.component(schema).filter(seen::add).ifPresent(name -> {
            @Nullable Schema<?> component = api.getComponents().getSchemas().get(name);
            if (component != null) {
                close(component, api, seen);
            }
        });
        if (schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
        }
        Schemas.within(schema).forEach(part -> close(part, api, seen));
    }
}

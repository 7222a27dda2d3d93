package org.tenantry.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes JSON that is passed on as it is: as any object, or as anything. */
final class JsonTrees implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json31.mapper().constructType(type.getType());
        if (java != null && java.isTypeOrSubTypeOf(ObjectNode.class)) {
            return new JsonSchema().typesItem("object");
        }
        if (java != null && java.isTypeOrSubTypeOf(JsonNode.class)) {
            return new JsonSchema();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }
}

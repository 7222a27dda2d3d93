package org.tenantry.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes a record by its components' types and constraints. What is not nullable is always there. What is nullable is left out of
 * answers, which {@link JsonInclude} tells; whoever sends it may leave it out, or send null for it, unless {@code types} in a
 * {@link io.swagger.v3.oas.annotations.media.Schema} says otherwise.
 */
final class RecordSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        @Nullable Schema<?> schema = others.next().resolve(type, context, others);
        @Nullable JavaType java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            @Nullable Schema<?> model = Schemas.component(schema)
                    .<Schema<?>>map(name -> context.getDefinedModels().get(name))
                    .orElse(schema);
            if (model != null && model.getProperties() != null) {
                describe(java.getRawClass(), model);
            }
        }
        return schema;
    }

    private static void describe(Class<?> type, Schema<?> model) {
        @Nullable JsonInclude answered = type.getAnnotation(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(type, component);
            String name = name(component, field);
            @Nullable Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            Constraints constraints = new Constraints(component.getAnnotatedType(), field);
            Schema<?> constrained = constraints.on(property);
            boolean optional = constraints.mayBeLeftOut() || leavesOutEmpty(answered, component);
            if (!optional && !isRequired(model, name)) {
                model.addRequiredItem(name);
            }
            boolean canBeNull = constraints.mayBeLeftOut() && answered == null && !hasExplicitTypes(field);
            model.getProperties().put(name, canBeNull ? Constraints.orNull(constrained) : constrained);
        }
    }

    private static boolean isRequired(Schema<?> model, String name) {
        @Nullable List<String> required = model.getRequired();
        return required != null && required.contains(name);
    }

    private static boolean leavesOutEmpty(@Nullable JsonInclude answered, RecordComponent component) {
        return answered != null
                && answered.value() == JsonInclude.Include.NON_EMPTY
                && Stream.of(Collection.class, Map.class).anyMatch(many -> many.isAssignableFrom(component.getType()));
    }

    private static boolean hasExplicitTypes(Field field) {
        io.swagger.v3.oas.annotations.media.@Nullable Schema said =
                field.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.types().length > 0;
    }

    private static String name(RecordComponent component, Field field) {
        @Nullable JsonProperty other = field.getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component of a record has a field", e);
        }
    }
}

package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** What is asked of a record's component beyond what its schema tells already. */
record Constraints(AnnotatedType type, Field field) {
    /** Whether it need not be there. */
    boolean mayBeLeftOut() {
        return type.isAnnotationPresent(Nullable.class)
                && !type.isAnnotationPresent(NotNull.class)
                && !type.isAnnotationPresent(NotBlank.class);
    }

    /** A schema that tells it. */
    Schema<?> on(Schema<?> schema) {
        for (Annotation annotation : field.getAnnotations()) {
            io.swagger.v3.oas.annotations.media.@Nullable Schema form =
                    annotation.annotationType().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
            if (form != null) {
                shape(schema, form);
            }
        }
        if (type.isAnnotationPresent(UniqueElements.class)) {
            schema.setUniqueItems(true);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values
                && type instanceof AnnotatedParameterizedType map) {
            shapeMap(schema, values, map);
        }
        return schema;
    }

    /** As a constraint of our own says where it is declared. */
    private static void shape(Schema<?> schema, io.swagger.v3.oas.annotations.media.Schema form) {
        if (!form.pattern().isEmpty()) {
            schema.setPattern(form.pattern());
        }
        if (!form.format().isEmpty()) {
            schema.setFormat(form.format());
        }
        if (form.maxLength() < Integer.MAX_VALUE) {
            schema.setMaxLength(form.maxLength());
        }
    }

    private void shapeMap(Schema<?> schema, Schema<?> values, AnnotatedParameterizedType map) {
        @Nullable Size size = map.getAnnotation(Size.class);
        if (size != null && size.max() < Integer.MAX_VALUE) {
            schema.setMaxProperties(size.max());
        }
        AnnotatedType key = map.getAnnotatedActualTypeArguments()[0];
        if (key.isAnnotationPresent(Pattern.class)) {
            schema.setPropertyNames(sized(new JsonSchema().typesItem("string"), key));
        }
        AnnotatedType value = map.getAnnotatedActualTypeArguments()[1];
        Schema<?> sized = sized(values, value);
        schema.setAdditionalProperties(value.isAnnotationPresent(Nullable.class) ? orNull(sized) : sized);
    }

    private static Schema<?> sized(Schema<?> schema, AnnotatedType type) {
        @Nullable Pattern pattern = type.getAnnotation(Pattern.class);
        if (pattern != null) {
            schema.setPattern(pattern.regexp());
        }
        @Nullable Size size = type.getAnnotation(Size.class);
        if (size != null) {
            schema.setMaxLength(size.max());
        }
        return schema;
    }

    /** What is described, or null. */
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem("null")));
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }
}

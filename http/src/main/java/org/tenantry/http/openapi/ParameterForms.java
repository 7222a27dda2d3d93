package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.tenantry.http.PageSize;

/** What values parameters have: those of one name are alike wherever there are any. */
final class ParameterForms {
    private static final String SLUG = "[a-z][a-z0-9-]{0,62}";
    private static final String SEGMENT = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";
    private static final String POSITION = "[0-9]{1,5}-[0-9]{1,18}";
    private static final String POSITIONS = POSITION + "(?:,%s){0,127}".formatted(POSITION);
    private static final String NOT_MODIFIED = "304";

    private static final Map<String, Supplier<Schema<?>>> FORMS = Map.ofEntries(
            Map.entry("id", ParameterForms::tenant),
            Map.entry("under", ParameterForms::tenant),
            Map.entry("parent", ParameterForms::tenant),
            Map.entry("namespace", ParameterForms::slug),
            Map.entry("kind", ParameterForms::slug),
            Map.entry("participant", ParameterForms::slug),
            Map.entry("domain", () -> new StringSchema().format("idn-hostname").maxLength(1_000)),
            Map.entry("limit", ParameterForms::pageSize),
            Map.entry("at", ParameterForms::instantOrPositions),
            Map.entry("Tenantry-Position", () -> new StringSchema().pattern(POSITIONS)),
            Map.entry("Last-Event-ID", () -> new StringSchema().pattern(POSITIONS)),
            Map.entry("Idempotency-Key", () -> new StringSchema().pattern("[!-~]{1,200}")),
            Map.entry(HttpHeaders.IF_MATCH, () -> new StringSchema().pattern("\\*|\"[1-9][0-9]{0,17}\"")));

    private ParameterForms() {}

    static void describe(OpenAPI api) {
        Schemas.operations(api).forEach(ParameterForms::describe);
    }

    private static void describe(Operation operation) {
        if (operation.getResponses().containsKey(NOT_MODIFIED)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(HttpHeaders.IF_NONE_MATCH)
                    .description("the ETag of what is known already")
                    .schema(new StringSchema()));
        }
        @Nullable List<Parameter> parameters = operation.getParameters();
        if (parameters != null) {
            parameters.forEach(ParameterForms::shape);
        }
    }

    private static void shape(Parameter parameter) {
        @Nullable Supplier<Schema<?>> form = FORMS.get(parameter.getName());
        @Nullable Schema<?> schema = parameter.getSchema();
        neverNull(schema);
        if (form == null) {
            return;
        }
        if (schema != null && schema.getItems() != null) {
            schema.setItems(form.get());
        } else {
            parameter.setSchema(form.get());
        }
    }

    /** What may be left out is not what may be null. */
    private static void neverNull(@Nullable Schema<?> schema) {
        if (schema != null && schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
    }

    private static Schema<?> tenant() {
        return new StringSchema()
                .pattern(SEGMENT + "(?:\\.%s){0,7}".formatted(SEGMENT))
                .maxLength(200);
    }

    private static Schema<?> slug() {
        return new StringSchema().pattern(SLUG);
    }

    private static Schema<?> pageSize() {
        return new IntegerSchema().format(null).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageSize.MAX));
    }

    private static Schema<?> instantOrPositions() {
        return new Schema<>()
                .anyOf(List.of(new StringSchema().format("date-time"), new StringSchema().pattern(POSITIONS)));
    }
}

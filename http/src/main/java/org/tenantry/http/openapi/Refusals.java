package org.tenantry.http.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tenantry.http.Fault;

/** The statuses with which requests are refused, each with a problem. */
public final class Refusals {
    private static final String PROBLEM = "Problem";
    private static final Map<HttpStatus, String> WHEN = new EnumMap<>(Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, "The request is not valid; errors tells what would be"),
            Map.entry(HttpStatus.UNAUTHORIZED, "There is no token that is accepted"),
            Map.entry(HttpStatus.FORBIDDEN, "The caller's roles do not permit it"),
            Map.entry(HttpStatus.NOT_FOUND, "It is not there, or the caller does not see it"),
            Map.entry(HttpStatus.NOT_ACCEPTABLE, "It is not written as the Accept asks for"),
            Map.entry(HttpStatus.CONFLICT, "What is there does not allow it"),
            Map.entry(HttpStatus.PRECONDITION_FAILED, "The If-Match names another version"),
            Map.entry(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
            Map.entry(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not read"),
            Map.entry(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key was used for another request"),
            Map.entry(HttpStatus.TOO_MANY_REQUESTS, "The caller asks too often"),
            Map.entry(HttpStatus.SERVICE_UNAVAILABLE, "Not now; the same request may be answered later")));

    /** What is answered for a request that is refused. */
    @com.fasterxml.jackson.annotation.JsonInclude
    @io.swagger.v3.oas.annotations.media.Schema(name = PROBLEM, description = "RFC 9457; programs go by the code")
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String instance,
            String code,
            @Nullable List<Fault> errors) {}

    private Refusals() {}

    /** Tells that an operation may be refused so. */
    public static void add(Operation operation, HttpStatus... statuses) {
        Stream.of(statuses)
                .forEach(status -> operation
                        .getResponses()
                        .addApiResponse(Integer.toString(status.value()), new ApiResponse().$ref(nameOf(status))));
    }

    /** Tells what each refusal is. */
    static void describe(OpenAPI api) {
        ModelConverters.getInstance(true)
                .readAll(Problem.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        WHEN.forEach((status, when) -> api.getComponents().addResponses(nameOf(status), response(status, when)));
    }

    private static ApiResponse response(HttpStatus status, String when) {
        ApiResponse response = new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        return switch (status) {
            case UNAUTHORIZED -> response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, always(new StringSchema()));
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE ->
                response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER,
                        always(new IntegerSchema().format(null)).description("in so many seconds"));
            default -> response;
        };
    }

    private static Header always(Schema<?> schema) {
        return new Header().required(true).schema(schema);
    }

    /** NotFound for 404. */
    private static String nameOf(HttpStatus status) {
        return status.getReasonPhrase().replace(" ", "");
    }
}

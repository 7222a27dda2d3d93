package org.tenantry.http.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** With which statuses a request is refused, by what an endpoint takes. */
final class RefusalsOfRequests implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Refusals.add(
                operation,
                HttpStatus.BAD_REQUEST,
                HttpStatus.NOT_ACCEPTABLE,
                HttpStatus.TOO_MANY_REQUESTS,
                HttpStatus.SERVICE_UNAVAILABLE);
        if (namesWhatIsThere(method)) {
            Refusals.add(operation, HttpStatus.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            Refusals.add(operation, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        @Nullable AlsoRefuses more = method.getMethodAnnotation(AlsoRefuses.class);
        if (more != null) {
            Refusals.add(operation, more.value());
        }
        return operation;
    }

    private static boolean namesWhatIsThere(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }
}

package org.tenantry.access;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.tenantry.http.openapi.Refusals;

/** Describes with which statuses callers are refused: a token that is not accepted is refused even where none is needed. */
final class RefusalsOfCallers implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Refusals.add(operation, HttpStatus.UNAUTHORIZED);
        if (method.hasMethodAnnotation(Requires.class)) {
            Refusals.add(operation, HttpStatus.FORBIDDEN);
        }
        return operation;
    }
}

package org.tenantry.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tenantry.http.ProblemException;
import org.tenantry.http.ProblemWriter;

/**
 * Answers what could mean one thing to a check and another to an endpoint: paths and headers, which are looked at at once, and
 * parameters, which are when they are read.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before what takes all that is not expected
final class RejectedRequests implements RequestRejectedHandler {
    private final ProblemWriter problems;

    RejectedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    @ExceptionHandler
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        problems.write(
                response,
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        "The path, a header or a parameter is not in its plain form."));
    }
}

package org.tenantry.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.tenantry.http.ProblemException;
import org.tenantry.http.ProblemWriter;

/** Answers 401, telling a missing token from an expired one and from one that is not genuine. */
final class Unauthenticated implements AuthenticationEntryPoint {
    private static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

    private final ProblemWriter problems;

    Unauthenticated(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        boolean tokenGiven = e instanceof OAuth2AuthenticationException;
        refuse(response, tokenGiven ? INVALID_TOKEN : "Bearer", tokenGiven ? refused(e) : missing());
    }

    /** Answers a service whose user's token is not accepted. */
    void refuseOnBehalfOf(HttpServletResponse response, AuthenticationException e) throws IOException {
        refuse(
                response,
                INVALID_TOKEN,
                isExpired(e)
                        ? new ProblemException(
                                HttpStatus.UNAUTHORIZED,
                                "on-behalf-of-expired",
                                "The token in the header " + OnBehalfOf.HEADER + " has expired.")
                        : new ProblemException(
                                HttpStatus.UNAUTHORIZED,
                                "on-behalf-of-invalid",
                                "What is in the header " + OnBehalfOf.HEADER + " is not accepted: expected is one"
                                        + " user's token and nothing else, as it would be accepted as a bearer token."));
    }

    private void refuse(HttpServletResponse response, String challenge, ProblemException problem) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        problems.write(response, problem);
    }

    private static ProblemException missing() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "token-missing", "A bearer token is needed: Authorization: Bearer <token>.");
    }

    private static ProblemException refused(AuthenticationException e) {
        return isExpired(e)
                ? new ProblemException(HttpStatus.UNAUTHORIZED, "token-expired", "The bearer token has expired.")
                : new ProblemException(
                        HttpStatus.UNAUTHORIZED,
                        "token-invalid",
                        "The bearer token is not accepted: its form, signature, algorithm, issuer, audience or"
                                + " time is not as expected.");
    }

    private static boolean isExpired(AuthenticationException e) {
        return e.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream().map(OAuth2Error::getDescription).anyMatch(Unauthenticated::saysExpired);
    }

    private static boolean saysExpired(@Nullable String description) {
        return description != null && description.startsWith("Jwt expired");
    }
}

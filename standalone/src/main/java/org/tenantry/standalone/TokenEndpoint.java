package org.tenantry.standalone;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.OpenToAll;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;

/**
 * Gives a token to whoever asks on this machine. The host that was asked for must be a loopback one
 * too, so that no page in a browser can ask under a name of its own.
 */
@RestController
@Hidden
final class TokenEndpoint {
    static final String PATH = "/dev/token";

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final TokenIssuer issuer;
    private final Validator validator;

    TokenEndpoint(TokenIssuer issuer, Validator validator) {
        this.issuer = issuer;
        this.validator = validator;
    }

    /** What a token is to say. */
    @SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
    record TokenRequest(
            @NotNull(message = "who the token is for") @Size(min = 1, max = 200, message = "1 to 200 characters") @Nullable String subject,

            @Nullable Map<String, List<String>> grants,

            @Nullable Boolean platformAdmin,

            @Min(value = 1, message = "1 to 525600 minutes") @Max(value = 525_600, message = "1 to 525600 minutes") @Nullable Integer minutes) {}

    /** The answer. */
    record Token(String token) {}

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = "it exists in standalone only, and answers this machine only")
    Token token(@RequestBody TokenRequest body, HttpServletRequest request) throws UnknownHostException {
        if (!LOOPBACK_NAMES.contains(request.getServerName())
                || !InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "not-local", "Tokens are given on this machine only.");
        }
        Violations.checked(validator, body);
        return new Token(issuer.token(
                String.valueOf(body.subject()),
                body.grants() == null ? Map.of() : body.grants(),
                Boolean.TRUE.equals(body.platformAdmin()),
                Instant.now(),
                Duration.ofMinutes(body.minutes() == null ? 480 : body.minutes())));
    }
}

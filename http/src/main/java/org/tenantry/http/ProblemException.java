package org.tenantry.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A refusal, as it is answered. */
public final class ProblemException extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final List<Fault> faults;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            HttpStatus status, String code, String detail, List<Fault> faults, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /**
     * @param code stable, in kebab-case: what programs tell problems apart by
     * @param detail one sentence that a person can act on
     */
    public ProblemException(HttpStatus status, String code, String detail, Fault... faults) {
        this(status, code, detail, List.of(faults), null);
    }

    /** Faults in what was sent: 400, {@code invalid-request}. */
    public static ProblemException invalid(List<Fault> faults) {
        String fields =
                String.join(", ", faults.stream().map(Fault::field).distinct().toList());
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid: " + fields + ".", faults, null);
    }

    /** A refusal that may not last: 503, with Retry-After. */
    public static ProblemException unavailable(String code, String detail, Duration retryAfter) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryAfter);
    }

    /** A refusal of one who asks too often: 429, with Retry-After. */
    public static ProblemException tooMany(String code, String detail, Duration retryAfter) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, code, detail, List.of(), retryAfter);
    }

    /** What is answered when nothing is known but that it failed: 500. */
    static ProblemException unexpected() {
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here; it has been logged.");
    }

    /** A refusal before an endpoint is reached: the status tells all that is to be told. */
    static ProblemException of(HttpStatus status, String detail) {
        String code = switch (status) {
            case BAD_REQUEST -> "invalid-request";
            case NOT_FOUND -> "no-such-endpoint";
            default -> status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        };
        return new ProblemException(status, code, detail);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What is wrong with the request, field by field; empty if it is no matter of fields. */
    public List<Fault> faults() {
        return faults;
    }

    /** The refusal as it is answered. */
    public ResponseEntity<ProblemDetail> asResponse() {
        return ResponseEntity.status(status)
                .headers(headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body());
    }

    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail());
        body.setType(URI.create("urn:tenantry:problem:" + code));
        body.setTitle(status.getReasonPhrase());
        body.setProperty("code", code);
        if (!faults.isEmpty()) {
            body.setProperty("errors", faults);
        }
        return body;
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return headers;
    }

    private String detail() {
        @Nullable String message = getMessage();
        return message == null ? code : message;
    }
}

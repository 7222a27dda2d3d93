package org.tenantry.command.dispatch;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.tenantry.access.Caller;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells from a request where its command comes from. */
public final class Origins {
    /** The header that makes a request repeatable. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final JsonMapper canonical = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private final Tracer tracer;
    private final Sealer sealer;
    private final Opener opener;

    public Origins(Tracer tracer, Sealer sealer, Opener opener) {
        this.tracer = tracer;
        this.sealer = sealer;
        this.opener = opener;
    }

    /**
     * The origin of a command that a request asks for.
     *
     * @param body as it was sent: requests that differ in their JSON's white space or order are
     *     equal, and a field that a later version knows changes no earlier request
     * @param confidential whether the body may not be guessed from what is stored of it
     */
    Origin of(CommandRequest request, Target target, JsonNode body, boolean confidential) {
        @Nullable String key = request.dryRun() ? null : request.idempotencyKey(); // a dry run has no outcome to keep
        Caller caller = request.caller();
        String commit = key == null ? ids.generate().toString() : repeatableId(caller, target.tree(), key);
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("actor", caller.subject());
        metadata.put("issuer", caller.issuer());
        @Nullable Caller via = caller.via();
        if (via != null) {
            metadata.put("via", via.subject());
            metadata.put("viaIssuer", via.issuer());
        }
        metadata.put("correlation", commit);
        trace(metadata);
        Optional<RequestMark> mark =
                Optional.ofNullable(key).map(given -> mark(requestHash(request.http(), body), target, confidential));
        return new Origin(commit, mark, metadata, request.dryRun());
    }

    private RequestMark mark(String hash, Target target, boolean confidential) {
        return confidential
                ? new RequestMark.Sealed(hash, target.owner(), sealer, opener)
                : new RequestMark.Plain(hash);
    }

    private void trace(Map<String, String> metadata) {
        @Nullable Span span = tracer.currentSpan();
        if (span != null) {
            TraceContext context = span.context();
            String sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
            metadata.put("correlation", context.traceId());
            metadata.put("traceparent", "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled);
        }
    }

    /** The same for the same caller, tree and key, on every node. */
    private static String repeatableId(Caller caller, String tree, String key) {
        @Nullable Caller via = caller.via();
        return "key-"
                + (via == null
                        ? hash(caller.issuer(), caller.subject(), tree, key)
                        : hash(caller.issuer(), caller.subject(), via.issuer(), via.subject(), tree, key));
    }

    private String requestHash(HttpServletRequest request, JsonNode body) {
        @Nullable String query = request.getQueryString();
        @Nullable String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        return hash(
                request.getMethod(),
                request.getRequestURI(),
                query == null ? "" : query,
                ifMatch == null ? "" : ifMatch,
                canonical.writeValueAsString(body));
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

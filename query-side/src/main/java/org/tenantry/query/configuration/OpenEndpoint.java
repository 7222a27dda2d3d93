package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.tenantry.access.OpenToAll;
import org.tenantry.configuration.Documents;
import org.tenantry.http.Fault;
import org.tenantry.http.HostName;
import org.tenantry.http.ProblemException;
import org.tenantry.query.tenant.KnownDomains;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a login page needs before anybody has logged in. */
@RestController
@Tag(name = "Configuration")
public final class OpenEndpoint {
    /** Needs no token. */
    public static final String PATHS = "/v1/public/**";

    private static final JsonMapper JSON = new JsonMapper();

    private final Lookup lookup;
    private final KnownDomains domains;
    private final AddressRate rate;

    OpenEndpoint(Lookup lookup, KnownDomains domains, AddressRate rate) {
        this.lookup = lookup;
        this.domains = domains;
        this.rate = rate;
    }

    /** One answer for a domain that nobody has, a namespace that is not defined, and one with nothing public. */
    @GetMapping("/v1/public/configuration/{namespace}")
    @OpenToAll(because = "it tells what definitions mark as public, for who has not logged in yet")
    @Operation(
            operationId = "getPublicConfiguration",
            summary = "What holds for the tenant that has a domain, as far as it is public; without a token",
            description = "So many times a second from one address, and then 429.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = OpenView.class)))
    @ApiResponse(responseCode = "304", description = "It is as the If-None-Match says", content = @Content)
    @Nullable ResponseEntity<byte[]> get(
            @PathVariable("namespace") String namespace,
            @Parameter(description = "a host name of the tenant, however it is written", required = true)
                    @RequestParam(name = "domain", required = false)
                    @Nullable String domain,
            HttpServletRequest http,
            WebRequest request) {
        rate.check(http.getRemoteAddr());
        Namespace.checked(namespace);
        if (domain == null) {
            throw ProblemException.invalid(List.of(new Fault("domain", null, HostName.EXPECTED)));
        }
        byte[] json = HostName.normalised(domain)
                .flatMap(domains::owner)
                .flatMap(tenant -> lookup.lineage(tenant, namespace))
                .flatMap(OpenEndpoint::view)
                .map(JSON::writeValueAsBytes)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "public-configuration-not-found",
                        "Nothing public is known of " + namespace + " for the domain " + domain + "."));
        return request.checkNotModified("\"" + hash(json) + "\"")
                ? null
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache().cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json);
    }

    private static Optional<OpenView> view(Lineage lineage) {
        if (!lineage.definition().marks().hasOpen()) {
            return Optional.empty();
        }
        ObjectNode open = Documents.empty();
        Documents.values(lineage.values()).forEach((pointer, value) -> {
            if (lineage.definition().marks().isOpen(pointer, value)
                    && !Secrecy.of(lineage.definition()).covers(pointer, value)) {
                Documents.set(open, pointer, value);
            }
        });
        return Optional.of(new OpenView(lineage.definition().namespace(), open));
    }

    /** Versions would tell strangers how often something changes. */
    private static String hash(byte[] json) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

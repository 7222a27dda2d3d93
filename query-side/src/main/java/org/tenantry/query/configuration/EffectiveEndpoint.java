package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Effect;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.Flag;
import org.tenantry.http.ProblemException;
import org.tenantry.query.configuration.Lookup.Answer;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Configuration")
public final class EffectiveEndpoint {
    private static final int MAX_NAMESPACES = 50;

    private final Lookup lookup;
    private final History history;
    private final Secrets secrets;
    private final SeenTopic topic;
    private final ReadYourWrites readYourWrites;
    private final ReadYourWrites readYourVersions;

    EffectiveEndpoint(
            Lookup lookup,
            StoredVersions versions,
            Secrets secrets,
            SeenTopic topic,
            @Qualifier("readYourLookups") ReadYourWrites readYourWrites,
            @Qualifier("readYourVersions") ReadYourWrites readYourVersions) {
        this.lookup = lookup;
        this.history = new History(versions);
        this.secrets = secrets;
        this.topic = topic;
        this.readYourWrites = readYourWrites;
        this.readYourVersions = readYourVersions;
    }

    @GetMapping("/v1/tenants/{id}/configuration/{namespace}")
    @Requires(value = Permission.READ_CONFIGURATION, forMore = Permission.READ_SECRETS)
    @Operation(
            operationId = "getConfiguration",
            summary = "What holds for a tenant in a namespace",
            description = "The definition's defaults, then what the platform sets, then each level from the root down:"
                    + " objects are merged, arrays are replaced. From memory, and never older than what this node has"
                    + " seen; with Tenantry-Position as new as that.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EffectiveView.class)))
    @ApiResponse(responseCode = "304", description = "It is as the If-None-Match says", content = @Content)
    @Nullable ResponseEntity<?> get(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @Parameter(
                            description = "true: with the reason of each value, and so with what the levels above"
                                    + " set and by whom",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = "explain", required = false)
                    @Nullable String explain,
            @Parameter(
                            description = "true: with secrets in clear; only for those who may see them",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = "secrets", required = false)
                    @Nullable String withSecrets,
            @Parameter(description = AsOf.DESCRIPTION, example = AsOf.EXAMPLE)
                    @RequestParam(name = "at", required = false)
                    @Nullable String at,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            WebRequest request) {
        caller.require(Permission.READ_CONFIGURATION, id, namespace);
        boolean explained = Flag.isSet("explain", explain);
        boolean opened = Flag.isSet("secrets", withSecrets);
        if (opened) {
            caller.require(Permission.READ_SECRETS, id, namespace);
        }
        Namespace.checked(namespace);
        readYourWrites.await(position, Touched.treeOf(id).andPlatform());
        TenantId tenant = tenant(id);
        EffectiveStatus status = lookup.status(tenant).orElseThrow(() -> Caller.tenantNotFound(id));
        if (at != null) {
            AsOf asOf = AsOf.parse(at);
            readYourVersions.await(position, Touched.treeOf(id).andPlatform());
            readYourVersions.await(asOf, Touched.treeOf(id).andPlatform());
            return fresh(past(tenant, namespace, at, asOf, explained, opened));
        }
        if (explained || opened) {
            Lineage lineage = lookup.lineage(tenant, namespace).orElseThrow(() -> Namespace.notDefined(namespace));
            return fresh(view(tenant, status, lineage, Secrecy.of(lineage.definition()), null, explained, opened));
        }
        Answer answer = lookup.answer(tenant, status, namespace).orElseThrow(() -> Namespace.notDefined(namespace));
        return request.checkNotModified("\"" + answer.tag() + "\"") ? null : cached(answer.json());
    }

    @GetMapping("/v1/tenants/{id}/configuration")
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(
            operationId = "getConfigurations",
            summary = "What holds for a tenant in several namespaces",
            description = "In the order in which the namespaces are named.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EffectivePage.class)))
    @ApiResponse(responseCode = "304", description = "They are as the If-None-Match says", content = @Content)
    @Nullable ResponseEntity<?> getSeveral(
            @PathVariable("id") String id,
            @Parameter(
                            description = "1 to " + MAX_NAMESPACES + " namespaces",
                            required = true,
                            array =
                                    @ArraySchema(
                                            minItems = 1,
                                            maxItems = MAX_NAMESPACES,
                                            schema = @Schema(type = "string")))
                    @RequestParam(name = "namespace", required = false)
                    @Nullable List<String> namespaces,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            WebRequest request) {
        caller.require(Permission.READ_TENANT, id);
        if (namespaces == null || namespaces.isEmpty() || namespaces.size() > MAX_NAMESPACES) {
            throw ProblemException.invalid(
                    List.of(new Fault("namespace", null, "1 to " + MAX_NAMESPACES + " namespaces")));
        }
        namespaces.forEach(
                namespace -> caller.require(Permission.READ_CONFIGURATION, id, Namespace.checked(namespace)));
        readYourWrites.await(position, Touched.treeOf(id).andPlatform());
        TenantId tenant = tenant(id);
        EffectiveStatus status = lookup.status(tenant).orElseThrow(() -> Caller.tenantNotFound(id));
        List<Answer> answers = new ArrayList<>(namespaces.size());
        for (String namespace : namespaces) {
            answers.add(lookup.answer(tenant, status, namespace).orElseThrow(() -> Namespace.notDefined(namespace)));
        }
        String tag = answers.stream().map(Answer::tag).collect(Collectors.joining("_"));
        return request.checkNotModified("\"" + tag + "\"") ? null : cached(joined(answers));
    }

    private static TenantId tenant(String id) {
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        return new TenantId(id);
    }

    private EffectiveView past(
            TenantId tenant, String namespace, String at, AsOf asOf, boolean explained, boolean opened) {
        int partition = tenant.partition(topic.knownPartitions());
        History.Past past = history.at(tenant, namespace, asOf, partition)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "definition-not-found",
                        "The namespace " + namespace + " was not defined at " + at + "."));
        Definition present = lookup.lineage(tenant, namespace)
                .map(Lineage::definition)
                .orElse(past.lineage().definition());
        Secrecy secrecy = Secrecy.of(past.lineage().definition(), present); // what became secret is not told any more
        return view(tenant, null, past.lineage(), secrecy, past.positions().toString(), explained, opened);
    }

    private EffectiveView view(
            TenantId tenant,
            @Nullable EffectiveStatus status,
            Lineage lineage,
            Secrecy secrecy,
            @Nullable String positions,
            boolean explained,
            boolean opened) {
        Explained explanation = new Explained(lineage, secrecy);
        Effect effect = explanation.effect();
        String namespace = lineage.definition().namespace();
        Masked masked = Masked.of(secrecy, lineage.values());
        ObjectNode values = opened ? secrets.opened(namespace, effect) : masked.values();
        return new EffectiveView(
                tenant.value(),
                namespace,
                values,
                masked.secrets().isEmpty() ? null : masked.secrets(),
                status == null ? null : status.status(),
                status == null ? null : status.causedBy().orElse(null),
                lineage.versions(),
                positions,
                explained ? explanation.explanation() : null,
                explained ? explanation.ineffective() : null,
                explained ? effect.locks() : null);
    }

    private static ResponseEntity<EffectiveView> fresh(EffectiveView view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    /** Whoever keeps it has to ask each time whether it still holds. */
    private static ResponseEntity<byte[]> cached(byte[] json) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }

    private static byte[] joined(List<Answer> answers) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes("{\"items\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < answers.size(); i++) {
            if (i > 0) {
                joined.write(',');
            }
            joined.writeBytes(answers.get(i).json());
        }
        joined.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return joined.toByteArray();
    }
}

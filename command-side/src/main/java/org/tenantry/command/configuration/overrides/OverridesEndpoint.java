package org.tenantry.command.configuration.overrides;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.configuration.Comment;
import org.tenantry.command.configuration.Namespaces;
import org.tenantry.command.configuration.definition.StoredDefinitions;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Configuration")
public final class OverridesEndpoint {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final List<String> NOT_NULL = List.of("values", "locks");

    private final CommandDispatcher dispatcher;
    private final StoredDefinitions definitions;
    private final JsonMapper json;
    private final Validator validator;

    OverridesEndpoint(
            CommandDispatcher dispatcher, StoredDefinitions definitions, JsonMapper json, Validator validator) {
        this.dispatcher = dispatcher;
        this.definitions = definitions;
        this.json = json;
        this.validator = validator;
    }

    @PatchMapping(
            path = "/v1/tenants/{id}/overrides/{namespace}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.EDIT_CONFIGURATION)
    @Operation(
            operationId = "patchOverrides",
            summary = "Changes what a tenant sets for itself and all beneath it; what changes nothing makes no event")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = OverridesRequest.class)))
    ResponseEntity<CommandReceipt> patch(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @RequestBody ObjectNode body,
            CommandRequest request) {
        return patch(ofTenant(id, namespace, request), body, request);
    }

    @PatchMapping(
            path = "/v1/platform/overrides/{namespace}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "patchPlatformOverrides",
            summary = "Changes what the platform sets for all tenants; what changes nothing makes no event")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = OverridesRequest.class)))
    ResponseEntity<CommandReceipt> patchPlatform(
            @PathVariable("namespace") String namespace, @RequestBody ObjectNode body, CommandRequest request) {
        return patch(ofPlatform(namespace, request), body, request);
    }

    @PostMapping("/v1/tenants/{id}/overrides/{namespace}/restore")
    @Requires(Permission.EDIT_CONFIGURATION)
    @Operation(
            operationId = "restoreOverrides",
            summary = "Has a tenant set again what it set in an earlier version; that is a new version")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RestoreRequest.class)))
    ResponseEntity<CommandReceipt> restore(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @RequestBody ObjectNode body,
            CommandRequest request) {
        return restore(ofTenant(id, namespace, request), body, request);
    }

    @PostMapping("/v1/platform/overrides/{namespace}/restore")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "restorePlatformOverrides",
            summary = "Has the platform set again what it set in an earlier version; that is a new version")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RestoreRequest.class)))
    ResponseEntity<CommandReceipt> restorePlatform(
            @PathVariable("namespace") String namespace, @RequestBody ObjectNode body, CommandRequest request) {
        return restore(ofPlatform(namespace, request), body, request);
    }

    private static OverridesId ofTenant(String id, String namespace, CommandRequest request) {
        request.caller().require(Permission.EDIT_CONFIGURATION, id, namespace);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        Namespaces.check(namespace);
        return new OverridesId(new TenantId(id), namespace);
    }

    private static OverridesId ofPlatform(String namespace, CommandRequest request) {
        request.caller().requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespaces.check(namespace);
        return new OverridesId(null, namespace);
    }

    private ResponseEntity<CommandReceipt> patch(OverridesId id, ObjectNode body, CommandRequest request) {
        checkPresent(body);
        OverridesRequest patch = Violations.checked(validator, json.treeToValue(body, OverridesRequest.class));
        List<String> locks = new ArrayList<>();
        List<String> unlocks = new ArrayList<>();
        if (patch.locks() != null) {
            for (Map.Entry<String, @Nullable Boolean> lock : patch.locks().entrySet()) {
                (Boolean.TRUE.equals(lock.getValue()) ? locks : unlocks).add(lock.getKey());
            }
        }
        return send(
                new ChangeOverrides.Patch(
                        id,
                        definition(id.namespace()),
                        patch.values() == null ? Documents.empty() : patch.values(),
                        locks,
                        unlocks,
                        Comment.of(patch.comment()),
                        request.expectedSequence()),
                request,
                body);
    }

    /** A null would remove all; who wants that says so with restore. */
    private static void checkPresent(ObjectNode body) {
        List<Fault> faults = NOT_NULL.stream()
                .filter(field -> body.has(field) && body.get(field).isNull())
                .map(field -> new Fault("/" + field, "null", "an object"))
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private ResponseEntity<CommandReceipt> restore(OverridesId id, ObjectNode body, CommandRequest request) {
        RestoreRequest asked = Violations.checked(validator, json.treeToValue(body, RestoreRequest.class));
        return send(
                new ChangeOverrides.Restore(
                        id,
                        definition(id.namespace()),
                        requireNonNull(asked.version()),
                        Comment.of(asked.comment()),
                        request.expectedSequence()),
                request,
                body);
    }

    private Definition definition(String namespace) {
        return definitions
                .find(namespace)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "definition-not-found",
                        "There is no definition of the namespace " + namespace + "."));
    }

    private ResponseEntity<CommandReceipt> send(ChangeOverrides command, CommandRequest request, ObjectNode body) {
        return dispatcher
                .dispatch(command.id().target(), command, request, body)
                .asResponse(ResponseEntity.ok());
    }
}

package org.tenantry.command.tenant.lifecycle;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.events.TenantId;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each change is for who has a role above the tenant. */
@RestController
@Tag(name = "Tenants")
public final class LifecycleEndpoint {
    private final CommandDispatcher dispatcher;
    private final RestoreGrace grace;
    private final Erasure erasure;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Validator validator;

    LifecycleEndpoint(
            CommandDispatcher dispatcher,
            RestoreGrace grace,
            Erasure erasure,
            InstantSource clock,
            JsonMapper json,
            Validator validator) {
        this.dispatcher = dispatcher;
        this.grace = grace;
        this.erasure = erasure;
        this.clock = clock;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping("/v1/tenants/{id}/suspend")
    @Requires(Permission.CHANGE_LIFECYCLE)
    @Operation(operationId = "suspendTenant", summary = "Suspends an active tenant, and with it all beneath")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = LifecycleRequest.class)))
    ResponseEntity<CommandReceipt> suspend(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        TenantId tenant = permitted(id, request);
        return send(tenant, new SuspendTenant(id, reason(body), request.expectedSequence()), request, body);
    }

    @PostMapping("/v1/tenants/{id}/reactivate")
    @Requires(Permission.CHANGE_LIFECYCLE)
    @Operation(operationId = "reactivateTenant", summary = "Makes a suspended tenant active again")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = LifecycleRequest.class)))
    ResponseEntity<CommandReceipt> reactivate(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        TenantId tenant = permitted(id, request);
        return send(tenant, new ReactivateTenant(id, reason(body), request.expectedSequence()), request, body);
    }

    @PostMapping("/v1/tenants/{id}/archive")
    @Requires(Permission.CHANGE_LIFECYCLE)
    @Operation(
            operationId = "archiveTenant",
            summary = "Takes a tenant, and with it all beneath, out of use; another may be named that takes its place")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ArchiveRequest.class)))
    ResponseEntity<CommandReceipt> archive(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        TenantId tenant = permitted(id, request);
        ArchiveRequest asked = Violations.checked(validator, json.treeToValue(body, ArchiveRequest.class));
        if (asked.successor() != null) {
            request.caller().require(Permission.READ_TENANT, asked.successor());
        }
        ArchiveTenant command = new ArchiveTenant(
                id,
                requireNonNull(asked.reason()),
                asked.successor(),
                clock.instant().plus(grace.length()),
                request.expectedSequence());
        return send(tenant, command, request, body);
    }

    @PostMapping("/v1/tenants/{id}/restore")
    @Requires(Permission.CHANGE_LIFECYCLE)
    @Operation(
            operationId = "restoreTenant",
            summary = "Takes an archived tenant into use again, within the grace, in the status that it had")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = LifecycleRequest.class)))
    ResponseEntity<CommandReceipt> restore(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        TenantId tenant = permitted(id, request);
        RestoreTenant command = new RestoreTenant(id, reason(body), clock.instant(), request.expectedSequence());
        return send(tenant, command, request, body);
    }

    @PostMapping("/v1/tenants/{id}/erase")
    @Requires(Permission.ERASE_TENANT)
    @Operation(
            operationId = "eraseTenant",
            summary = "Destroys what is personal or secret of an archived tenant, for ever",
            description =
                    "Its data key is destroyed: what was sealed for it, in whatever copy of log or topic, opens no"
                            + " more. It cannot be restored afterwards. May be repeated.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = LifecycleRequest.class)))
    ResponseEntity<CommandReceipt> erase(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        TenantId tenant = permitted(Permission.ERASE_TENANT, id, request);
        EraseTenant command = new EraseTenant(id, reason(body), request.expectedSequence());
        CommandReceipt receipt = dispatcher.dispatch(tenant, command, request, body);
        if (!request.dryRun()) {
            erasure.destroyKey(tenant);
        }
        return receipt.asResponse(ResponseEntity.ok());
    }

    private static TenantId permitted(String id, CommandRequest request) {
        return permitted(Permission.CHANGE_LIFECYCLE, id, request);
    }

    private static TenantId permitted(Permission permission, String id, CommandRequest request) {
        request.caller().require(permission, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        return new TenantId(id);
    }

    private String reason(ObjectNode body) {
        return requireNonNull(Violations.checked(validator, json.treeToValue(body, LifecycleRequest.class))
                .reason());
    }

    private ResponseEntity<CommandReceipt> send(
            TenantId tenant, Object command, CommandRequest request, ObjectNode body) {
        return dispatcher.dispatch(tenant, command, request, body).asResponse(ResponseEntity.ok());
    }
}

package org.tenantry.command.tenant.update;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.events.TenantId;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Tenants")
public final class UpdateTenantEndpoint {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CommandDispatcher dispatcher;
    private final MergePatch mergePatch;

    UpdateTenantEndpoint(CommandDispatcher dispatcher, MergePatch mergePatch) {
        this.dispatcher = dispatcher;
        this.mergePatch = mergePatch;
    }

    @PatchMapping(
            path = "/v1/tenants/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.UPDATE_TENANT)
    @Operation(
            operationId = "updateTenant",
            summary = "Changes a tenant's profile; what changes nothing makes no event")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = UpdateTenantRequest.class)))
    ResponseEntity<CommandReceipt> update(
            @PathVariable("id") String id, @RequestBody ObjectNode body, CommandRequest request) {
        request.caller().require(Permission.UPDATE_TENANT, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        UpdateTenant command = mergePatch.read(id, body, request.expectedSequence());
        return dispatcher.dispatch(new TenantId(id), command, request, body).asResponse(ResponseEntity.ok());
    }
}

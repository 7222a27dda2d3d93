package org.tenantry.command.tenant.create;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.events.TenantId;
import org.tenantry.http.openapi.AlsoRefuses;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Tenants")
public final class CreateTenantEndpoint {
    private final CommandDispatcher dispatcher;
    private final NewTenants newTenants;

    CreateTenantEndpoint(CommandDispatcher dispatcher, NewTenants newTenants) {
        this.dispatcher = dispatcher;
        this.newTenants = newTenants;
    }

    @PostMapping("/v1/tenants")
    @Requires({Permission.CREATE_TENANT, Permission.CREATE_ROOT})
    @AlsoRefuses(HttpStatus.NOT_FOUND)
    @Operation(operationId = "createTenant", summary = "Creates a tenant: a root, or a child of an active parent")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreateTenantRequest.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Created; a query that carries the position sees it",
            useReturnTypeSchema = true,
            headers = @Header(name = "Location", schema = @Schema(type = "string")))
    ResponseEntity<CommandReceipt> create(@RequestBody ObjectNode body, CommandRequest request) {
        CreateTenant command = newTenants.read(body);
        TenantId tenant = new TenantId(command.id());
        newTenants.requirePermission(request.caller(), tenant);
        return dispatcher
                .dispatch(tenant, command, request, body)
                .asResponse(ResponseEntity.created(URI.create("/v1/tenants/" + tenant)));
    }
}

package org.tenantry.command.tenant.create;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

@RestController
@Tag(name = "Tenants")
public final class CreateTenantEndpoint {
    private final CommandDispatcher dispatcher;
    private final JsonMapper json;
    private final Validator validator;

    CreateTenantEndpoint(CommandDispatcher dispatcher, JsonMapper json, Validator validator) {
        this.dispatcher = dispatcher;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping("/v1/tenants")
    @Requires({Permission.CREATE_TENANT, Permission.CREATE_ROOT})
    @Operation(operationId = "createTenant", summary = "Creates a tenant: a root, or a child of an active parent")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreateTenantRequest.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Created; a query that carries the position sees it",
            headers = {
                @Header(name = "Location", schema = @Schema(type = "string")),
                @Header(name = "ETag", schema = @Schema(type = "string")),
                @Header(name = CommandReceipt.POSITION_HEADER, schema = @Schema(type = "string"))
            })
    ResponseEntity<CommandReceipt> create(@RequestBody ObjectNode body, CommandRequest request) {
        CreateTenant command = Violations.checked(validator, json.treeToValue(body, CreateTenantRequest.class))
                .command();
        TenantId tenant = new TenantId(command.id());
        requirePermission(request.caller(), tenant);
        return dispatcher
                .dispatch(tenant, command, request, body)
                .asResponse(ResponseEntity.created(URI.create("/v1/tenants/" + tenant)));
    }

    private static void requirePermission(Caller caller, TenantId tenant) {
        Optional<TenantId> parent = tenant.parent();
        if (parent.isPresent()) {
            caller.require(Permission.CREATE_TENANT, parent.get().value());
        } else {
            caller.requirePlatformAdmin(Permission.CREATE_ROOT);
        }
    }
}

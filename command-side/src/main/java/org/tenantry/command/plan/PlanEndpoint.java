package org.tenantry.command.plan;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.command.dispatch.Target;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Provisioning")
public final class PlanEndpoint {
    private final CommandDispatcher dispatcher;
    private final JsonMapper json;
    private final Validator validator;

    PlanEndpoint(CommandDispatcher dispatcher, JsonMapper json, Validator validator) {
        this.dispatcher = dispatcher;
        this.json = json;
        this.validator = validator;
    }

    @PutMapping("/v1/provisioning-plans/{kind}")
    @Requires(Permission.MANAGE_PLANS)
    @Operation(
            operationId = "setProvisioningPlan",
            summary = "Lays down who must report done before a tenant of a kind is active; it holds for tenants that"
                    + " are created from then on")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PlanRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The kind had a plan already; this is its version now",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "It is the kind's first plan", useReturnTypeSchema = true)
    ResponseEntity<CommandReceipt> set(
            @PathVariable("kind") String kind, @RequestBody ObjectNode body, CommandRequest request) {
        request.caller().requirePlatformAdmin(Permission.MANAGE_PLANS);
        if (!kind.matches(ProfileConstraints.SLUG)) {
            throw ProblemException.invalid(List.of(new Fault("kind", kind, ProfileConstraints.KIND)));
        }
        PlanRequest plan = Violations.checked(validator, json.treeToValue(body, PlanRequest.class));
        SetPlan command = new SetPlan(kind, requireNonNull(plan.participants()), request.expectedSequence());
        CommandReceipt receipt =
                dispatcher.dispatch(Target.ofPlatform(ProvisioningPlan.idOf(kind), kind), command, request, body);
        boolean isNew = receipt.changed() && receipt.version() == 1;
        return receipt.asResponse(isNew ? ResponseEntity.status(HttpStatus.CREATED) : ResponseEntity.ok());
    }
}

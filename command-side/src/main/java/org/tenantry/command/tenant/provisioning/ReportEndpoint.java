package org.tenantry.command.tenant.provisioning;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Provisioning")
public final class ReportEndpoint {
    private final CommandDispatcher dispatcher;
    private final JsonMapper json;
    private final Validator validator;

    ReportEndpoint(CommandDispatcher dispatcher, JsonMapper json, Validator validator) {
        this.dispatcher = dispatcher;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping("/v1/tenants/{id}/provisioning/{participant}")
    @Requires({Permission.REPORT_PROVISIONING, Permission.RETRY_PROVISIONING})
    @Operation(
            operationId = "reportProvisioning",
            summary = "A participant reports that it has completed its part or failed; or one that failed is asked to"
                    + " retry. The same report again changes nothing")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReportRequest.class)))
    ResponseEntity<CommandReceipt> report(
            @PathVariable("id") String id,
            @PathVariable("participant") String participant,
            @RequestBody ObjectNode body,
            CommandRequest request) {
        request.caller().require(Permission.REPORT_PROVISIONING, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        ReportRequest report = Violations.checked(validator, json.treeToValue(body, ReportRequest.class));
        Object command = command(id, participant, report, request);
        if (command instanceof RetryStep) {
            request.caller().require(Permission.RETRY_PROVISIONING, id);
        }
        return dispatcher.dispatch(new TenantId(id), command, request, body).asResponse(ResponseEntity.ok());
    }

    private static Object command(String id, String participant, ReportRequest report, CommandRequest request) {
        String outcome = requireNonNull(report.outcome());
        @Nullable String reason = report.reason();
        if (outcome.equals("failed") != (reason != null)) {
            throw ProblemException.invalid(List.of(new Fault(
                    "/reason",
                    reason,
                    reason == null ? ProfileConstraints.REASON : "no reason unless the outcome is failed")));
        }
        @Nullable Long expected = request.expectedSequence();
        return switch (outcome) {
            case "completed" -> new CompleteStep(id, participant, expected);
            case "failed" -> new FailStep(id, participant, requireNonNull(reason), expected);
            default -> new RetryStep(id, participant, expected);
        };
    }
}

package org.tenantry.command.tenant.domain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.HostName;
import org.tenantry.http.ProblemException;
import tools.jackson.databind.node.JsonNodeFactory;

@RestController
@Tag(name = "Tenants")
public final class DomainEndpoint {
    private static final String PATH = "/v1/tenants/{id}/domains/{domain}";
    private static final String DOMAIN =
            "a host name; case, a trailing dot and the form of international labels" + " do not matter";

    private final CommandDispatcher dispatcher;
    private final InstantSource clock;

    DomainEndpoint(CommandDispatcher dispatcher, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @PutMapping(PATH)
    @Requires(Permission.UPDATE_TENANT)
    @Operation(
            operationId = "addDomain",
            summary = "Makes a host name the tenant's; one that it has already makes no event")
    ResponseEntity<CommandReceipt> add(
            @PathVariable("id") String id,
            @Parameter(description = DOMAIN) @PathVariable("domain") String domain,
            CommandRequest request) {
        TenantId tenant = permitted(id, request);
        return send(
                tenant, new AddDomain(id, normalised(domain), clock.instant(), request.expectedSequence()), request);
    }

    @DeleteMapping(PATH)
    @Requires(Permission.UPDATE_TENANT)
    @Operation(
            operationId = "removeDomain",
            summary = "Removes a host name from the tenant, which alone can have it again for a while")
    ResponseEntity<CommandReceipt> remove(
            @PathVariable("id") String id,
            @Parameter(description = DOMAIN) @PathVariable("domain") String domain,
            CommandRequest request) {
        TenantId tenant = permitted(id, request);
        return send(tenant, new RemoveDomain(id, normalised(domain), request.expectedSequence()), request);
    }

    private static TenantId permitted(String id, CommandRequest request) {
        request.caller().require(Permission.UPDATE_TENANT, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        return new TenantId(id);
    }

    private static String normalised(String domain) {
        return HostName.normalised(domain)
                .orElseThrow(() -> ProblemException.invalid(List.of(new Fault("domain", domain, HostName.EXPECTED))));
    }

    private ResponseEntity<CommandReceipt> send(TenantId tenant, Object command, CommandRequest request) {
        return dispatcher
                .dispatch(tenant, command, request, JsonNodeFactory.instance.objectNode())
                .asResponse(ResponseEntity.ok());
    }
}

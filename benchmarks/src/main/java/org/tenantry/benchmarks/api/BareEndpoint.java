package org.tenantry.benchmarks.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.command.tenant.update.MergePatch;
import org.tenantry.events.TenantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a creation and an update cost before and after the command: connection, token, permission, body read
 * and checked, receipt written. What they take beyond this is their decision and storing it.
 */
@RestController
@Hidden
public final class BareEndpoint {
    static final String PATH = "/bench/bare";

    private static final CommandReceipt RECEIPT = new CommandReceipt("bench00.t00000000", 1, "1-1000", null, true);

    private final NewTenants newTenants;
    private final MergePatch mergePatch;

    BareEndpoint(NewTenants newTenants, MergePatch mergePatch) {
        this.newTenants = newTenants;
        this.mergePatch = mergePatch;
    }

    @PostMapping(PATH)
    @Requires({Permission.CREATE_TENANT, Permission.CREATE_ROOT})
    ResponseEntity<CommandReceipt> create(@RequestBody ObjectNode body, @AuthenticationPrincipal Caller caller) {
        newTenants.requirePermission(caller, new TenantId(newTenants.read(body).id()));
        return RECEIPT.asResponse(ResponseEntity.created(URI.create("/v1/tenants/" + RECEIPT.id())));
    }

    @PatchMapping(PATH + "/{id}")
    @Requires(Permission.UPDATE_TENANT)
    ResponseEntity<CommandReceipt> update(
            @PathVariable("id") String id, @RequestBody ObjectNode body, @AuthenticationPrincipal Caller caller) {
        caller.require(Permission.UPDATE_TENANT, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        var _ = mergePatch.read(id, body, null);
        return RECEIPT.asResponse(ResponseEntity.ok());
    }
}

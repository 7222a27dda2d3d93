package org.tenantry.benchmarks.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Validator;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.http.Violations;

/**
 * What a creation costs before and after the command: connection, token, permission, body read and
 * checked, receipt written. What a creation takes beyond this is its decision and storing it.
 */
@RestController
@Hidden
final class BareEndpoint {
    static final String PATH = "/bench/bare";

    private static final CommandReceipt RECEIPT = new CommandReceipt("bench00.t00000000", 1, "1-1000", null, true);

    private final Validator validator;

    BareEndpoint(Validator validator) {
        this.validator = validator;
    }

    @PostMapping(PATH)
    @Requires(Permission.CREATE_TENANT)
    ResponseEntity<CommandReceipt> answer(@RequestBody BareBody body, @AuthenticationPrincipal Caller caller) {
        caller.require(
                Permission.CREATE_TENANT, Violations.checked(validator, body).parent());
        return RECEIPT.asResponse(ResponseEntity.created(URI.create("/v1/tenants/" + RECEIPT.id())));
    }
}

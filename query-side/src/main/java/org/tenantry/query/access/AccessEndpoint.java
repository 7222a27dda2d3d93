package org.tenantry.query.access;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.ForAnyCaller;
import org.tenantry.access.Permission;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.access.CheckRequest.Check;
import org.tenantry.query.access.CheckResults.Result;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;

/** Who somebody is, and what they may do: of the bearer of the token, and of nobody else. */
@RestController
@Tag(name = "Access")
public final class AccessEndpoint {
    private final KnownTenants tenants;
    private final ReadYourWrites readYourLookups;

    AccessEndpoint(KnownTenants tenants, @Qualifier("readYourLookups") ReadYourWrites readYourLookups) {
        this.tenants = tenants;
        this.readYourLookups = readYourLookups;
    }

    @GetMapping("/v1/me")
    @ForAnyCaller(because = "it tells a caller about themselves")
    @Operation(operationId = "getMe", summary = "Who the caller is, in which tenants, with which roles")
    MeView me(@AuthenticationPrincipal Caller caller) {
        return MeView.of(caller);
    }

    @PostMapping("/v1/access/check")
    @ForAnyCaller(because = "it tells a caller about themselves")
    @Operation(
            operationId = "checkAccess",
            summary = "Whether the caller may do things on tenants",
            description = "For services that have their caller's token: they send it as they got it, or in the header"
                    + " Tenantry-On-Behalf-Of beside their own. Answered from memory.")
    CheckResults check(
            @Valid @RequestBody CheckRequest request,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        List<Check> checks = requireNonNull(request.checks());
        List<Permission> permissions = permissions(checks);
        readYourLookups.await(position, Touched.everything());
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            results.add(result(checks.get(i), permissions.get(i), caller));
        }
        return new CheckResults(results);
    }

    private static List<Permission> permissions(List<Check> checks) {
        List<Permission> permissions = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            String name = requireNonNull(checks.get(i).permission());
            Optional<Permission> known = Permission.ofWireName(name);
            known.ifPresent(permissions::add);
            if (known.isEmpty()) {
                faults.add(new Fault("/checks/" + i + "/permission", name, CheckRequest.PERMISSION));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return permissions;
    }

    private Result result(Check check, Permission permission, Caller caller) {
        String tenant = requireNonNull(check.tenant());
        Optional<EffectiveStatus> status = TenantId.isValid(tenant) && caller.may(Permission.READ_TENANT, tenant)
                ? tenants.status(new TenantId(tenant))
                : Optional.empty();
        return new Result(
                tenant,
                permission.wireName(),
                check.namespace(),
                status.isPresent() && caller.may(permission, tenant, check.namespace()),
                status.map(EffectiveStatus::status).orElse(null));
    }
}

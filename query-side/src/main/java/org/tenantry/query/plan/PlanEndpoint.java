package org.tenantry.query.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.PageSize;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;

@RestController
@Tag(name = "Provisioning")
public final class PlanEndpoint {
    private final PlanReads plans;
    private final ReadYourWrites readYourWrites;

    PlanEndpoint(ReadModels readModels, @Qualifier("readYourPlans") ReadYourWrites readYourPlans) {
        this.plans = new PlanReads(readModels);
        this.readYourWrites = readYourPlans;
    }

    @GetMapping("/v1/provisioning-plans/{kind}")
    @Requires(Permission.MANAGE_PLANS)
    @Operation(operationId = "getProvisioningPlan", summary = "The provisioning plan of a kind of tenants")
    PlanView get(
            @PathVariable("kind") String kind,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        caller.requirePlatformAdmin(Permission.MANAGE_PLANS);
        readYourWrites.await(position, Touched.platformOnly());
        PlanView plan = plans.find(kind)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "plan-not-found",
                        "There is no provisioning plan for " + kind + ": its tenants are active at once."));
        response.setHeader(HttpHeaders.ETAG, "\"" + plan.version() + "\"");
        return plan;
    }

    @GetMapping("/v1/provisioning-plans")
    @Requires(Permission.MANAGE_PLANS)
    @Operation(operationId = "listProvisioningPlans", summary = "The provisioning plans, in the order of their kinds")
    PlanPage list(
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.MANAGE_PLANS);
        int size = PageSize.of(limit);
        readYourWrites.await(position, Touched.platformOnly());
        return PlanPage.of(plans.after(cursor == null ? "" : cursor, size + 1), size);
    }
}

package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
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
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.projection.ReadModels;

@RestController
@Tag(name = "Tenants")
public final class TenantEndpoint {
    private final ReadModels readModels;
    private final PastTenants past;
    private final ReadYourWrites readYourWrites;
    private final ReadYourWrites readYourHistory;

    TenantEndpoint(
            ReadModels readModels,
            PastTenants past,
            ReadYourWrites readYourWrites,
            @Qualifier("readYourHistory") ReadYourWrites readYourHistory) {
        this.readModels = readModels;
        this.past = past;
        this.readYourWrites = readYourWrites;
        this.readYourHistory = readYourHistory;
    }

    /**
     * The ETag is the version for If-Match. It is set where Spring does not compare it with
     * If-None-Match: an ancestor's change changes the answer, and not the version.
     */
    @GetMapping("/v1/tenants/{id}")
    @Requires(
            value = {Permission.READ_TENANT, Permission.READ_HISTORY},
            forMore = Permission.READ_PERSONAL_DATA)
    @Operation(
            operationId = "getTenant",
            summary = "A tenant",
            description = "With at, as it was, for those who may read its history; 404 if it was not there yet.")
    TenantView get(
            @PathVariable("id") String id,
            @Parameter(description = AsOf.DESCRIPTION, schema = @Schema(type = "string"))
                    @RequestParam(name = "at", required = false)
                    @Nullable String at,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        caller.require(Permission.READ_TENANT, id);
        if (at != null) {
            return past(id, at, position, caller, response);
        }
        readYourWrites.await(position, Touched.treeOf(id));
        TenantView tenant = TenantReads.of(caller, readModels).find(id).orElseThrow(() -> Caller.tenantNotFound(id));
        response.setHeader(HttpHeaders.ETAG, "\"" + tenant.version() + "\"");
        return tenant;
    }

    /** Without an ETag: what was is not to be changed. */
    private TenantView past(
            String id, String at, @Nullable String position, Caller caller, HttpServletResponse response) {
        caller.require(Permission.READ_HISTORY, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        TenantId tenant = new TenantId(id);
        AsOf asOf = AsOf.parse(at);
        readYourHistory.await(position, Touched.treeOf(id));
        readYourHistory.await(asOf, Touched.treeOf(id));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return past.find(tenant, past.positions(asOf, tenant), caller)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "tenant-not-found", "There was no tenant " + id + " at " + at + "."));
    }
}

package org.tenantry.query.tenant;

import com.mongodb.client.MongoDatabase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;

@RestController
@Tag(name = "Tenants")
public final class TenantEndpoint {
    private final MongoDatabase readModels;
    private final ReadYourWrites readYourWrites;

    TenantEndpoint(MongoDatabase readModels, ReadYourWrites readYourWrites) {
        this.readModels = readModels;
        this.readYourWrites = readYourWrites;
    }

    /**
     * The ETag is the version for If-Match. It is set where Spring does not compare it with
     * If-None-Match: an ancestor's change changes the answer, and not the version.
     */
    @GetMapping("/v1/tenants/{id}")
    @Requires(Permission.READ_TENANT)
    @Operation(operationId = "getTenant", summary = "A tenant")
    TenantView get(
            @PathVariable("id") String id,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        caller.require(Permission.READ_TENANT, id);
        readYourWrites.await(position);
        TenantView tenant = TenantReads.of(caller, readModels).find(id).orElseThrow(() -> Caller.tenantNotFound(id));
        response.setHeader(HttpHeaders.ETAG, "\"" + tenant.version() + "\"");
        return tenant;
    }
}

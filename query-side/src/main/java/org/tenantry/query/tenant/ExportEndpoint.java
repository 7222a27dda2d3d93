package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.TenantReads.Found;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Tenants")
public final class ExportEndpoint {
    private static final String NDJSON = "application/x-ndjson";
    private static final int PAGE = 500;

    private final ReadModels readModels;
    private final ReadYourWrites readYourWrites;
    private final JsonMapper json;

    ExportEndpoint(ReadModels readModels, ReadYourWrites readYourWrites, JsonMapper json) {
        this.readModels = readModels;
        this.readYourWrites = readYourWrites;
        this.json = json;
    }

    @GetMapping(path = "/v1/tenant-export", produces = NDJSON)
    @Requires(value = Permission.READ_TENANT, forMore = Permission.READ_PERSONAL_DATA)
    @Operation(
            operationId = "exportTenants",
            summary = "The caller's tenants, a line each, in the form that an import takes",
            description = "Parents come before their children. Archived tenants are left out, and so are"
                    + " contacts and addresses for those who may not know them.")
    @ApiResponse(
            responseCode = "200",
            description = "A tenant a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ExportedTenant.class)))
    void exportTenants(
            @Parameter(description = "the root of a subtree, itself included")
                    @RequestParam(name = "under", required = false)
                    @Nullable String under,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException {
        if (under != null && !TenantId.isValid(under)) {
            throw ProblemException.invalid(List.of(new Fault("under", under, TenantId.EXPECTED)));
        }
        readYourWrites.await(position, under == null ? Touched.scope(caller.scope()) : Touched.treeOf(under));
        TenantReads tenants = TenantReads.of(caller, readModels);
        TenantSearch search = under == null ? TenantSearch.of() : TenantSearch.of(new Under(under));
        Found page = tenants.search(search, Optional.empty(), PAGE); // in the order of ids a parent comes first
        response.setContentType(NDJSON);
        OutputStream out = response.getOutputStream();
        write(page, out);
        while (page.next().isPresent()) {
            page = tenants.search(search, page.next(), PAGE);
            write(page, out);
        }
    }

    private void write(Found page, OutputStream out) throws IOException {
        for (TenantView tenant : page.tenants()) {
            if (tenant.status() != TenantStatus.ARCHIVED) {
                out.write(json.writeValueAsBytes(ExportedTenant.of(tenant)));
                out.write('\n');
            }
        }
    }
}

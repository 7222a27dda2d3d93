package org.tenantry.command.tenant.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.command.tenant.TenantStates;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.command.tenant.update.MergePatch;
import org.tenantry.http.DryRun;
import org.tenantry.http.LargeBody;
import org.tenantry.http.Places;
import org.tenantry.http.ProblemException;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Tenants")
public final class ImportEndpoint {
    private static final Logger log = LoggerFactory.getLogger(ImportEndpoint.class);
    private static final String PATH = "/v1/tenant-import";

    /** A file may be larger than other bodies are. */
    public static final LargeBody BODY = new LargeBody(PATH, ImportLines.MAX_BYTES);

    private static final String NDJSON = "application/x-ndjson";

    /** Each import holds its lines in memory. */
    private static final int MOST_AT_ONCE = 2;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final CommandDispatcher dispatcher;
    private final TenantStates tenants;
    private final NewTenants newTenants;
    private final MergePatch mergePatch;
    private final JsonMapper json;
    private final Places places = new Places(MOST_AT_ONCE, ImportEndpoint::busy, 1, ImportEndpoint::ownUnderWay);

    ImportEndpoint(
            CommandDispatcher dispatcher,
            TenantStates tenants,
            NewTenants newTenants,
            MergePatch mergePatch,
            JsonMapper json) {
        this.dispatcher = dispatcher;
        this.tenants = tenants;
        this.newTenants = newTenants;
        this.mergePatch = mergePatch;
        this.json = json;
    }

    @PostMapping(path = PATH, consumes = NDJSON, produces = NDJSON)
    @Requires({Permission.CREATE_TENANT, Permission.CREATE_ROOT, Permission.UPDATE_TENANT})
    @Operation(
            operationId = "importTenants",
            summary = "Creates many tenants, and changes those that are there",
            description = "A line each, in any order: parents come before their children. A tenant that is there is"
                    + " changed by its line as by a merge patch. At most 100,000 lines and 64 MB; may be repeated.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string", example = """
                            {"id": "pb", "name": "Punjab", "kind": "state"}
                            {"id": "pb.amritsar", "name": "Amritsar", "kind": "city"}
                            """)))
    @ApiResponse(
            responseCode = "200",
            description = "A result for each line, as soon as there is one, and a summary in the last line",
            content = @Content(mediaType = NDJSON, schema = @Schema(oneOf = {LineResult.class, ImportSummary.class})))
    void importTenants(
            @Parameter(
                            description =
                                    "true: nothing is stored, and the results tell what would become of each line",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = DryRun.PARAMETER, required = false)
                    @Nullable String dryRun,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        caller.requireAnywhere(Permission.CREATE_TENANT); // without it no line would be taken
        boolean tryOnly = DryRun.isAskedBy(dryRun);
        try (var _ = places.take(caller.account())) {
            List<LineResult> unreadable = new ArrayList<>();
            List<ImportLine> lines = new ImportLines(json, unreadable::add).readByDepth(request.getInputStream());
            response.setContentType(NDJSON);
            ResultLines results = new ResultLines(json, response.getOutputStream());
            unreadable.forEach(results::write);
            CommandRequest each = new CommandRequest(request, caller, null, null, tryOnly);
            new ImportRun(new LineImport(dispatcher, tenants, newTenants, mergePatch, each), results::write).run(lines);
            results.end();
        } catch (UncheckedIOException e) {
            log.info("Whoever imported is gone; what was done so far holds: {}", e.getMessage());
        }
    }

    private static ProblemException busy() {
        return ProblemException.unavailable(
                "import-busy", "There are " + MOST_AT_ONCE + " imports under way on this node; try again.", SOON);
    }

    private static ProblemException ownUnderWay() {
        return ProblemException.tooMany(
                "too-many-own-imports",
                "This caller has an import under way on this node, and may have no other until it is done.",
                SOON);
    }
}

package org.tenantry.query.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.DryRun;
import org.tenantry.http.openapi.AlsoRefuses;
import org.tenantry.query.projection.Rebuilds;

@RestController
@Tag(name = "Operations")
public final class ProjectionEndpoint {
    private static final String PROJECTIONS = "/v1/operations/projections";
    private static final String REBUILD = PROJECTIONS + "/{name}/rebuild";

    private final Rebuilds rebuilds;

    ProjectionEndpoint(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping(PROJECTIONS)
    @Requires(Permission.OPERATE)
    @Operation(operationId = "listProjections", summary = "How the projections stand that make the read models")
    ProjectionPage list(@AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return new ProjectionPage(
                rebuilds.all().stream().map(ProjectionView::of).toList());
    }

    @GetMapping(PROJECTIONS + "/{name}")
    @Requires(Permission.OPERATE)
    @Operation(operationId = "getProjection", summary = "How a projection stands, and its last rebuild")
    ProjectionView get(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.find(name));
    }

    @PostMapping(REBUILD)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "rebuildProjection",
            summary = "Builds a read model anew from all events, beside the one that serves",
            description = "When it is built it is compared, document by document. If nothing differs, it serves from"
                    + " then on; else an operator decides. What served before is fed on for an hour.")
    ProjectionView rebuild(
            @PathVariable("name") String name,
            @Parameter(description = "true: it is built, compared and dropped", schema = @Schema(type = "boolean"))
                    @RequestParam(name = DryRun.PARAMETER, required = false)
                    @Nullable String dryRun,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.begin(name, DryRun.isAskedBy(dryRun), caller.subject()));
    }

    @PostMapping(REBUILD + "/pause")
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(operationId = "pauseRebuild", summary = "Stops building for a while")
    ProjectionView pause(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.pause(name));
    }

    @PostMapping(REBUILD + "/resume")
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(operationId = "resumeRebuild", summary = "Goes on building")
    ProjectionView resume(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.resume(name));
    }

    @PostMapping(REBUILD + "/cancel")
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(operationId = "cancelRebuild", summary = "Drops what is being built, or was and differs")
    ProjectionView cancel(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.cancel(name));
    }

    @PostMapping(REBUILD + "/accept")
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(operationId = "acceptRebuild", summary = "Has what was built serve, though it differs from what serves")
    ProjectionView accept(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.acceptDifferences(name));
    }

    @PostMapping(PROJECTIONS + "/{name}/back")
    @AlsoRefuses(HttpStatus.CONFLICT)
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "goBackToPreviousGeneration",
            summary = "Has the generation serve again that served before")
    ProjectionView back(@PathVariable("name") String name, @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return ProjectionView.of(rebuilds.goBack(name));
    }
}

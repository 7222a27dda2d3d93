package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.configuration.Effect.Reason;
import org.tenantry.configuration.Level;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.TenantId;
import org.tenantry.http.PageSize;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;

@RestController
@Tag(name = "Configuration")
public final class MisfitsEndpoint {
    /** What one request looks through at most. */
    private static final int LEVELS = 1_000;

    private final Lookup lookup;
    private final StoredVersions versions;
    private final ReadYourWrites readYourWrites;

    MisfitsEndpoint(
            Lookup lookup,
            StoredVersions versions,
            @Qualifier("readYourConfiguration") ReadYourWrites readYourConfiguration) {
        this.lookup = lookup;
        this.versions = versions;
        this.readYourWrites = readYourConfiguration;
    }

    @GetMapping("/v1/definitions/{namespace}/misfits")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "listMisfits",
            summary = "What levels set that does not fit the namespace's definition, and so has no effect",
            description = "A page may have few or none and yet a 'next': as many levels as one request may take were"
                    + " looked through.")
    MisfitPage list(
            @PathVariable("namespace") String namespace,
            @Parameter(description = PageSize.DESCRIPTION + ": of levels with misfits")
                    @RequestParam(name = "limit", required = false)
                    @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        readYourWrites.await(position, Touched.everything());
        List<IneffectiveView> misfits = new ArrayList<>();
        int levels = 0;
        BoundedPage<Version> read = versions.ofNamespaceAfter(namespace, cursor == null ? "" : cursor, LEVELS);
        for (Version version : read.items()) {
            if (version.event() instanceof OverridesEvent overrides) {
                List<IneffectiveView> own = misfits(overrides, namespace);
                misfits.addAll(own);
                levels += own.isEmpty() ? 0 : 1;
            }
            if (levels == size) {
                return new MisfitPage(misfits, version.aggregate());
            }
        }
        return new MisfitPage(misfits, read.hasMore() ? read.items().getLast().aggregate() : null);
    }

    private List<IneffectiveView> misfits(OverridesEvent overrides, String namespace) {
        List<String> levels = overrides.tenant() == null
                ? List.of(Level.PLATFORM)
                : Aggregates.levels(new TenantId(overrides.tenant()));
        Lineage lineage = lookup.lineage(levels, namespace).orElseThrow(() -> Namespace.notDefined(namespace));
        return new Explained(lineage)
                .ownIneffective().stream()
                        .filter(value -> value.reason().equals(Reason.MISFIT.name()))
                        .toList();
    }
}

package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.PageSize;
import org.tenantry.http.ProblemException;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;

@RestController
@Tag(name = "Configuration")
public final class OverridesEndpoint {
    private final Lookup lookup;
    private final StoredVersions versions;
    private final ReadYourWrites readYourWrites;
    private final ReadYourWrites readYourVersions;

    OverridesEndpoint(
            Lookup lookup,
            StoredVersions versions,
            @Qualifier("readYourLookups") ReadYourWrites readYourWrites,
            @Qualifier("readYourVersions") ReadYourWrites readYourVersions) {
        this.lookup = lookup;
        this.versions = versions;
        this.readYourWrites = readYourWrites;
        this.readYourVersions = readYourVersions;
    }

    @GetMapping("/v1/tenants/{id}/overrides/{namespace}")
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(
            operationId = "getOverrides",
            summary = "What a tenant sets for itself and all beneath it, with what of it does not hold")
    OverridesView get(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        TenantId tenant = visible(id, namespace, caller);
        Namespace.checked(namespace);
        readYourWrites.await(position, Touched.treeOf(id).andPlatform());
        check(tenant);
        return tagged(own(lineage(Aggregates.levels(tenant), namespace)), response);
    }

    @GetMapping("/v1/platform/overrides/{namespace}")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(operationId = "getPlatformOverrides", summary = "What the platform sets for all tenants")
    OverridesView getPlatform(
            @PathVariable("namespace") String namespace,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        caller.requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespace.checked(namespace);
        readYourWrites.await(position, Touched.platformOnly());
        return tagged(own(lineage(List.of(Level.PLATFORM), namespace)), response);
    }

    @GetMapping("/v1/tenants/{id}/overrides/{namespace}/versions")
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(operationId = "listOverridesVersions", summary = "All that a tenant ever set, the newest first")
    OverridesPage versions(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        TenantId tenant = visible(id, namespace, caller);
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        long before = before(cursor);
        readYourWrites.await(position, Touched.treeOf(id).andPlatform());
        readYourVersions.await(position, Touched.treeOf(id).andPlatform());
        check(tenant);
        return page(id, namespace, before, size);
    }

    @GetMapping("/v1/platform/overrides/{namespace}/versions")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "listPlatformOverridesVersions",
            summary = "All that the platform ever set, the newest first")
    OverridesPage platformVersions(
            @PathVariable("namespace") String namespace,
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        long before = before(cursor);
        readYourVersions.await(position, Touched.platformOnly());
        return page(Level.PLATFORM, namespace, before, size);
    }

    private static TenantId visible(String id, String namespace, Caller caller) {
        caller.require(Permission.READ_CONFIGURATION, id, namespace);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        return new TenantId(id);
    }

    private void check(TenantId tenant) {
        if (lookup.status(tenant).isEmpty()) {
            throw Caller.tenantNotFound(tenant.value());
        }
    }

    private Lineage lineage(List<String> levels, String namespace) {
        return lookup.lineage(levels, namespace).orElseThrow(() -> Namespace.notDefined(namespace));
    }

    private static OverridesView own(Lineage lineage) {
        return OverridesView.of(
                lineage.definition(),
                lineage.levels().getLast(),
                lineage.overrides().getLast(),
                new Explained(lineage).ownIneffective());
    }

    /** As for tenants, the ETag is the version for If-Match: what stands above changes the answer, and not the version. */
    private static OverridesView tagged(OverridesView view, HttpServletResponse response) {
        if (view.version() > 0) {
            response.setHeader(HttpHeaders.ETAG, "\"" + view.version() + "\"");
        }
        return view;
    }

    private OverridesPage page(String level, String namespace, long before, int size) {
        Definition definition = lineage(List.of(Level.PLATFORM), namespace).definition();
        BoundedPage<Version> read = versions.before(Aggregates.overrides(level, namespace), before, size);
        List<OverridesView> items = read.items().stream()
                .map(version -> OverridesView.of(definition, level, version, null))
                .toList();
        return new OverridesPage(
                items, read.hasMore() ? Long.toString(items.getLast().version()) : null);
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw ProblemException.invalid(List.of(new Fault("cursor", cursor, "what 'next' was in an answer")));
        }
        return Long.parseLong(cursor);
    }
}

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
import org.tenantry.http.PageSize;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;

@RestController
@Tag(name = "Configuration")
public final class DefinitionEndpoint {
    private final StoredVersions versions;
    private final ReadYourWrites readYourWrites;

    DefinitionEndpoint(
            StoredVersions versions, @Qualifier("readYourConfiguration") ReadYourWrites readYourConfiguration) {
        this.versions = versions;
        this.readYourWrites = readYourConfiguration;
    }

    @GetMapping("/v1/definitions/{namespace}")
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(operationId = "getDefinition", summary = "What a namespace's configuration may be")
    DefinitionView get(
            @PathVariable("namespace") String namespace,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response) {
        caller.requireAnywhere(Permission.READ_CONFIGURATION);
        Namespace.checked(namespace);
        readYourWrites.await(position, Touched.platformOnly());
        String aggregate = Aggregates.definition(namespace);
        @Nullable Version version = versions.present(List.of(aggregate)).get(aggregate);
        if (version == null) {
            throw Namespace.notDefined(namespace);
        }
        response.setHeader(HttpHeaders.ETAG, "\"" + version.number() + "\"");
        return DefinitionView.of(version);
    }

    @GetMapping("/v1/definitions")
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(operationId = "listDefinitions", summary = "All definitions, in the order of their namespaces")
    DefinitionPage list(
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requireAnywhere(Permission.READ_CONFIGURATION);
        int size = PageSize.of(limit);
        String after = cursor == null ? "" : Namespace.checked(cursor);
        readYourWrites.await(position, Touched.platformOnly());
        BoundedPage<Version> read = versions.definitionsAfter(after, size);
        List<DefinitionView> items =
                read.items().stream().map(DefinitionView::of).toList();
        return new DefinitionPage(items, read.hasMore() ? items.getLast().namespace() : null);
    }
}

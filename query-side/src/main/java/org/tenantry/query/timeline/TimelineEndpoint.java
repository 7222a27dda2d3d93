package org.tenantry.query.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.events.TenantId;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.Touched;
import org.tenantry.query.timeline.Timeline.Part;

@RestController
@Tag(name = "Tenants")
public final class TimelineEndpoint {
    private final Timeline timeline;
    private final ReadYourWrites readYourWrites;

    TimelineEndpoint(Timeline timeline, @Qualifier("readYourHistory") ReadYourWrites readYourWrites) {
        this.timeline = timeline;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping("/v1/tenants/{id}/history")
    @Requires(value = Permission.READ_HISTORY, forMore = Permission.READ_PERSONAL_DATA)
    @Operation(
            operationId = "getHistory",
            summary = "What happened to a tenant, who caused it, and what it changed, page by page",
            description =
                    "In the order of time; what happened in the same millisecond in that of the log. Secrets are masked"
                            + " for all, and what is personal for those who may not know it. A page may be short and have a next"
                            + " one.")
    ResponseEntity<TimelinePage> history(
            @PathVariable("id") String id,
            @ParameterObject TimelineParameters parameters,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.require(Permission.READ_HISTORY, id);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        TimelineRequest request = TimelineRequest.of(id, parameters);
        readYourWrites.await(position, Touched.treeOf(id));
        if (!timeline.knows(new TenantId(id))) {
            throw Caller.tenantNotFound(id);
        }
        Part part = timeline.read(request, tenant -> caller.may(Permission.READ_PERSONAL_DATA, tenant));
        TimelinePage page = new TimelinePage(
                part.entries(), part.next().map(request::cursor).orElse(null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }
}

package org.tenantry.query.timeline;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.http.InstantParameter;
import org.tenantry.http.PageSize;

/** Which part of a history is asked for, as it was sent. */
record TimelineParameters(
        @Parameter(description = "true: also of all tenants beneath it", schema = @Schema(type = "boolean")) @Nullable String subtree,

        @Parameter(
                description = "the subject of the token that caused it",
                schema = @Schema(minLength = 1, maxLength = TimelineRequest.MAX_ACTOR))
        @Nullable String actor,

        @Parameter(description = "a type of event, such as 'TenantUpdated'; several times: any of them")
        List<String> type,

        @Parameter(
                description = "at that instant or later, such as '" + InstantParameter.EXAMPLE + "'",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable String from,

        @Parameter(description = "before that instant", schema = @Schema(type = "string", format = "date-time"))
        @Nullable String before,

        @Parameter(
                description = "'-at' unless given: the newest first",
                schema = @Schema(allowableValues = {"at", "-at"}))
        @Nullable String sort,

        @Parameter(description = PageSize.DESCRIPTION) @Nullable String limit,

        @Parameter(description = "what 'next' was in the answer to the same query") @Nullable String cursor) {}

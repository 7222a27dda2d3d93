package org.tenantry.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.tenant.TenantStatus;

/** What was asked, each with its answer, in the same order. */
@Schema(name = "AccessAnswers")
record CheckResults(List<Result> results) {
    /**
     * One answer.
     *
     * @param allowed false as well for a tenant that the caller cannot see, or that does not exist
     * @param effectiveStatus of a tenant that the caller sees
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccessAnswer")
    record Result(
            String tenant,
            String permission,
            @Nullable String namespace,
            boolean allowed,
            @Nullable TenantStatus effectiveStatus) {}
}

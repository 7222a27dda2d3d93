package org.tenantry.query.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A plan, as it is stored and answered.
 *
 * @param kind of the tenants that it is for
 * @param participants who must report done; empty: a tenant is active at once
 * @param version its {@code ETag}
 */
@Schema(name = "ProvisioningPlan")
record PlanView(String kind, List<String> participants, long version, Instant updatedAt) {
    PlanView {
        participants = List.copyOf(participants);
    }
}

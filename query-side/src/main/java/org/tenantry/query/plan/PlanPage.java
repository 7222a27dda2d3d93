package org.tenantry.query.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of plans.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProvisioningPlanPage")
record PlanPage(List<PlanView> items, @Nullable String next) {
    /** The page of a size, of what was read: one plan more, if there is a next page. */
    static PlanPage of(List<PlanView> read, int size) {
        if (read.size() <= size) {
            return new PlanPage(read, null);
        }
        List<PlanView> page = read.subList(0, size);
        return new PlanPage(page, page.get(size - 1).kind());
    }
}

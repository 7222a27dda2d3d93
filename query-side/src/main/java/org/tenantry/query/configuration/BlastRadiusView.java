package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;

/**
 * Whom a change of configuration would touch.
 *
 * @param positions what this was worked out on: by partition the last position that counts. If nothing else was changed
 *     by then, what happens is what stands here
 * @param count of the tenants for whom something else would hold
 * @param tenants those, in the order of their ids
 * @param next what the parameter {@code cursor} must be for the next tenants; absent if there are no more
 * @param misfitCount of the values that levels set, and that would have no effect any more
 * @param misfits the first of those
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BlastRadius")
record BlastRadiusView(
        @Schema(example = "0-7,3-1042") String positions,
        long count,
        List<TouchedView> tenants,
        @Nullable String next,
        int misfitCount,
        List<IneffectiveView> misfits) {

    /** A tenant for whom something else would hold. */
    @Schema(name = "TouchedTenant")
    record TouchedView(String tenant, List<Difference> changes) {}
}

package org.tenantry.query.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tenants.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 * @param count how many are found in all; only if it is asked for
 * @param positions in an answer about the past: by partition the last position that counts, to ask for the same again;
 *     absent if nothing had happened yet
 * @param countIsExact false if there are more than {@code count}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TenantPage")
record TenantPage(
        List<TenantView> items,
        @Nullable String next,
        @Nullable Integer count,
        @Nullable Boolean countIsExact,
        @Schema(example = "3-1042") @Nullable String positions) {}

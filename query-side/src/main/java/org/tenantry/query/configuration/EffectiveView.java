package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.tenant.TenantStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for a tenant in a namespace, as it is answered.
 *
 * @param values merged from the defaults down to the tenant's own; secrets are masked unless they were asked for
 * @param secrets JSON pointers to values that are secret; absent if there are none
 * @param effectiveStatus of the tenant; absent in an answer about the past
 * @param causedBy the ancestor that makes it worse than the tenant's own
 * @param versions of the definition, as {@code /defaults}, and of the overrides of each level that sets any
 * @param positions in an answer about the past: by partition the last position that counts, to ask for the same again
 * @param explanation by JSON pointer: why a value holds; only if it was asked for
 * @param ineffective what levels set that does not hold; only with the explanation
 * @param locks by JSON pointer: the level that locked it; only with the explanation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EffectiveConfiguration")
record EffectiveView(
        @Schema(example = "pb.amritsar") String tenant,
        @Schema(example = "auth") String namespace,

        @Schema(example = "{\"maxUsers\": 20}") ObjectNode values,

        @Nullable List<String> secrets,
        @Nullable TenantStatus effectiveStatus,
        @Nullable String causedBy,

        @Schema(example = "{\"/defaults\": 1, \"pb\": 4}") Map<String, Long> versions,

        @Schema(example = "0-7,3-1042") @Nullable String positions,
        @Nullable Map<String, ExplainedView> explanation,
        @Nullable List<IneffectiveView> ineffective,
        @Nullable Map<String, String> locks) {

    /**
     * Why a value holds.
     *
     * @param level that set it: a tenant, {@code /platform}, or {@code /defaults}
     * @param version of that level's overrides, or of the definition
     * @param actor who made that version
     * @param at when
     * @param hides what would hold without it, the nearest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExplainedValue")
    record ExplainedView(
            JsonNode value,
            String level,
            long version,
            @Nullable String actor,
            @Nullable Instant at,
            List<HiddenView> hides) {}

    /** A value that another hides; {@code pointer} is told where it stood at another place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HiddenValue")
    record HiddenView(@Nullable String pointer, JsonNode value, String level, long version) {}

    /**
     * A value that a level sets, and that does not hold.
     *
     * @param reason {@code MISFIT}: the definition does not allow it; {@code LOCKED}: a level above has locked it
     * @param detail what the definition expects, or the level that locked it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IneffectiveValue")
    record IneffectiveView(String pointer, JsonNode value, String level, long version, String reason, String detail) {}
}

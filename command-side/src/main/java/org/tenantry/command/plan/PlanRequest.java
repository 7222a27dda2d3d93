package org.tenantry.command.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;

/** The body of a plan. */
@Schema(name = "ProvisioningPlanChange")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record PlanRequest(
        @NotNull(message = PlanRequest.PARTICIPANTS) @Size(max = PlanRequest.MAX_PARTICIPANTS, message = PlanRequest.PARTICIPANTS) @UniqueElements(message = PlanRequest.PARTICIPANTS)
        @Schema(description = "who must report done; empty: nobody", example = "[\"billing\", \"storage\"]")
        @Nullable List<
                        @NotNull(message = ProfileConstraints.KIND) @Pattern(regexp = ProfileConstraints.SLUG, message = ProfileConstraints.KIND) String>
                participants) {
    static final int MAX_PARTICIPANTS = 50;
    static final String PARTICIPANTS = "at most " + MAX_PARTICIPANTS + " participants, each once";
}

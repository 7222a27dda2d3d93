package org.tenantry.command.tenant.provisioning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;

/** The body of a report. */
@Schema(name = "ProvisioningReport")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record ReportRequest(
        @NotNull(message = ReportRequest.OUTCOMES) @Pattern(regexp = "completed|failed|retry", message = ReportRequest.OUTCOMES) @Schema(allowableValues = {"completed", "failed", "retry"})
        @Nullable String outcome,

        @Size(max = ProfileConstraints.MAX_REASON, message = ProfileConstraints.REASON) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = ProfileConstraints.REASON) @Schema(description = "why it failed; only with that outcome", example = "the disk is full")
        @Nullable String reason) {
    static final String OUTCOMES = "completed, failed or retry";
}

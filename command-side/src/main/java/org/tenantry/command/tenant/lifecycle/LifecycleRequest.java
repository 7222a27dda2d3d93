package org.tenantry.command.tenant.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;

/** The body of a suspension, a reactivation or a restoring. */
@Schema(name = "LifecycleChange")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record LifecycleRequest(
        @NotNull(message = ProfileConstraints.REASON) @Size(max = ProfileConstraints.MAX_REASON, message = ProfileConstraints.REASON) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = ProfileConstraints.REASON) @Schema(example = "bills unpaid since May")
        @Nullable String reason) {}

package org.tenantry.command.configuration.overrides;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.configuration.Comment;
import org.tenantry.command.tenant.ProfileConstraints;

/** The body of a restoring of overrides. */
@Schema(name = "OverridesRestore")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record RestoreRequest(
        @NotNull(message = RestoreRequest.VERSION) @Min(value = 0, message = RestoreRequest.VERSION) @Schema(description = "whose state is wanted again; 0: that in which nothing was set", example = "3")
        @Nullable Long version,

        @Size(max = Comment.MAX, message = Comment.EXPECTED) @Pattern(regexp = ProfileConstraints.TEXT, message = Comment.EXPECTED) @Nullable String comment) {
    static final String VERSION = "the number of a version, from 0";
}

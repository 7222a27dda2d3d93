package org.tenantry.command.tenant.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.command.tenant.ProfileConstraints.TenantPath;

/** The body of an archiving. */
@Schema(name = "Archiving")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record ArchiveRequest(
        @NotNull(message = ProfileConstraints.REASON) @Size(max = ProfileConstraints.MAX_REASON, message = ProfileConstraints.REASON) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = ProfileConstraints.REASON) @Schema(example = "merged into pb.majha")
        @Nullable String reason,

        @TenantPath @Schema(example = "pb.majha") @Nullable String successor) {}

package org.tenantry.command.tenant.create;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.Attributes;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.command.tenant.ProfileConstraints.LanguageTag;
import org.tenantry.command.tenant.ProfileConstraints.TenantPath;
import org.tenantry.command.tenant.ProfileConstraints.ZoneName;
import org.tenantry.command.tenant.personal.Address;
import org.tenantry.command.tenant.personal.Contact;
import org.tenantry.command.tenant.personal.PersonalPatch;
import org.tenantry.events.TenantEvent.Profile;

/** The body of a creation: a field may be absent until it is checked. */
@Schema(name = "NewTenant")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record CreateTenantRequest(
        @NotNull(message = "an id") @TenantPath @Schema(example = "pb.amritsar") @Nullable String id,

        @NotNull(message = ProfileConstraints.NAME) @Size(min = 1, max = 200, message = ProfileConstraints.NAME) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = ProfileConstraints.NAME) @Schema(example = "Amritsar")
        @Nullable String name,

        @NotNull(message = ProfileConstraints.KIND) @Pattern(regexp = ProfileConstraints.SLUG, message = ProfileConstraints.KIND) @Schema(example = "city")
        @Nullable String kind,

        @LanguageTag @Schema(example = "pa-IN") @Nullable String locale,

        @ZoneName @Schema(example = "Asia/Kolkata") @Nullable String timeZone,

        @Size(max = ProfileConstraints.MAX_LABELS, message = ProfileConstraints.LABELS) @Nullable Map<
                        @Pattern(regexp = ProfileConstraints.LABEL_KEY_FORM, message = ProfileConstraints.LABEL_KEY) String,
                        @NotNull(message = ProfileConstraints.LABEL_VALUE) @Size(max = 200, message = ProfileConstraints.LABEL_VALUE) @Pattern(regexp = ProfileConstraints.TEXT, message = ProfileConstraints.LABEL_VALUE) String>
                labels,

        @Schema(description = "any JSON object; a member that is null is left out") @Nullable Map<String, @Nullable Object> attributes,

        @Valid @Nullable Contact contact,

        @Valid @Nullable Address address) {

    /** What it asks for; call only once it is found valid. */
    CreateTenant command(PersonalPatch personal) {
        if (id == null || name == null || kind == null) {
            throw new IllegalStateException("the request was not checked");
        }
        return new CreateTenant(
                id,
                new Profile(
                        name,
                        kind,
                        locale,
                        timeZone,
                        labels == null ? Map.of() : labels,
                        attributes == null ? Map.of() : Attributes.merged(Map.of(), attributes)),
                personal);
    }
}

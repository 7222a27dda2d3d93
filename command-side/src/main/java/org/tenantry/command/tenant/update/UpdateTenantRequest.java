package org.tenantry.command.tenant.update;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.command.tenant.ProfileConstraints.LanguageTag;
import org.tenantry.command.tenant.ProfileConstraints.ZoneName;
import org.tenantry.command.tenant.personal.Address;
import org.tenantry.command.tenant.personal.Contact;

/** The values that a merge patch on a tenant may set. */
@Schema(name = "TenantPatch", description = "JSON Merge Patch (RFC 7396): null removes, what is absent stays")
record UpdateTenantRequest(
        @Size(min = 1, max = 200, message = ProfileConstraints.NAME) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = ProfileConstraints.NAME) @Schema(types = "string", example = "Amritsar Sahib")
        @Nullable String name,

        @Pattern(regexp = ProfileConstraints.SLUG, message = ProfileConstraints.KIND) @Schema(types = "string")
        @Nullable String kind,

        @LanguageTag @Nullable String locale,

        @ZoneName @Nullable String timeZone,

        @Size(max = ProfileConstraints.MAX_LABELS, message = ProfileConstraints.LABELS) @Nullable Map<
                        @Pattern(regexp = ProfileConstraints.LABEL_KEY_FORM, message = ProfileConstraints.LABEL_KEY) String,
                        @Size(max = 200, message = ProfileConstraints.LABEL_VALUE) @Pattern(regexp = ProfileConstraints.TEXT, message = ProfileConstraints.LABEL_VALUE) @Nullable String>
                labels,

        @Schema(description = "merged at every depth: null removes, arrays are replaced") @Nullable Map<String, @Nullable Object> attributes,

        @Valid @Nullable Contact contact,

        @Valid @Nullable Address address) {}

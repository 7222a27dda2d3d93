package org.tenantry.benchmarks.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.command.tenant.ProfileConstraints.LanguageTag;
import org.tenantry.command.tenant.ProfileConstraints.TenantPath;
import org.tenantry.command.tenant.ProfileConstraints.ZoneName;
import org.tenantry.events.TenantId;

/** The fields and constraints of a creation's body, which only its own package can name. */
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record BareBody(
        @NotNull @TenantPath @Nullable String id,

        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT) @Nullable String name,

        @NotNull @Pattern(regexp = ProfileConstraints.SLUG) @Nullable String kind,

        @LanguageTag @Nullable String locale,
        @ZoneName @Nullable String timeZone,

        @Size(max = 50) @Nullable Map<
                        @Pattern(regexp = ProfileConstraints.LABEL_KEY_FORM) String,
                        @NotNull @Size(max = 200) @Pattern(regexp = ProfileConstraints.TEXT) String>
                labels) {

    /** Under whom a tenant would be created; call only once it is found valid. */
    String parent() {
        return new TenantId(String.valueOf(id)).parent().orElseThrow().value();
    }
}

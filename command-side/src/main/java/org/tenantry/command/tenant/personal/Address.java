package org.tenantry.command.tenant.personal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.http.Confidential;

/**
 * A postal address.
 *
 * @param lines street, building and the like, as they are written on a letter
 * @param region a state, a province or the like
 * @param country ISO 3166-1 alpha-2
 */
@Confidential
@Schema(name = "Address", description = "a postal address; sealed in events")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
public record Address(
        @Size(min = 1, max = MAX_LINES, message = LINES) @Nullable List<
                        @NotNull(message = PART) @Size(min = 1, max = MAX_PART, message = PART) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = PART) String>
                lines,

        @Size(min = 1, max = MAX_PART, message = PART) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = PART) @Schema(example = "Amritsar")
        @Nullable String city,

        @Size(min = 1, max = MAX_PART, message = PART) @Pattern(regexp = ProfileConstraints.VISIBLE_TEXT, message = PART) @Schema(example = "Punjab")
        @Nullable String region,

        @Pattern(regexp = POSTAL_CODE_FORM, message = POSTAL_CODE) @Schema(example = "143001") @Nullable String postalCode,

        @CountryCode @Schema(example = "IN") @Nullable String country) {
    static final int MAX_LINES = 5;
    static final int MAX_PART = 200;
    static final String LINES = "1 to 5 lines";
    static final String PART = "1 to 200 characters, not blank, none of them a control character";
    static final String POSTAL_CODE = "1 to 16 letters, digits, spaces and hyphens";
    static final String POSTAL_CODE_FORM = "[A-Za-z0-9](?:[A-Za-z0-9 -]{0,14}[A-Za-z0-9])?";

    @Override
    public String toString() {
        return "Address[...]";
    }
}

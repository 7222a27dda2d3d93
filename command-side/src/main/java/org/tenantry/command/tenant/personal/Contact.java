package org.tenantry.command.tenant.personal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tenantry.http.Confidential;

/**
 * Who to turn to.
 *
 * @param email by RFC 5321 and 5322
 * @param phone by E.164; may be grouped by spaces, hyphens and the like
 */
@Confidential
@Schema(name = "Contact", description = "who to turn to; sealed in events")
public record Contact(
        @EmailAddress @Schema(example = "office@amritsar.example") @Nullable String email,

        @PhoneNumber @Schema(example = "+911832545000") @Nullable String phone) {
    @Override
    public String toString() {
        return "Contact[...]";
    }
}

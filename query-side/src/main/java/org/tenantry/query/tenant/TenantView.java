package org.tenantry.query.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.tenant.Personal.Address;
import org.tenantry.query.tenant.Personal.Contact;
import org.tenantry.query.tenant.Provisioning.Step;

/**
 * A tenant as it is answered.
 *
 * @param effectiveStatus the worst of its own and its ancestors' statuses
 * @param causedBy the ancestor that makes it worse than its own
 * @param provisioning by participant: where each that must report stands; absent once it is active
 * @param domains host names that are this tenant's, in order; international ones in A-labels
 * @param contact who to turn to; only for those who may know
 * @param address where it is; only for those who may know
 * @param successor the tenant that takes the place of an archived one
 * @param version its {@code ETag}
 * @param positions in an answer about the past: by partition the last position that counts, to ask for the same again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Tenant")
record TenantView(
        String id,
        @Nullable String parent,
        String name,
        String kind,
        TenantStatus status,
        TenantStatus effectiveStatus,
        @Nullable String causedBy,
        @Nullable Map<String, Step> provisioning,
        Map<String, String> labels,
        Map<String, Object> attributes,
        List<String> domains,
        @Nullable Contact contact,
        @Nullable Address address,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable String successor,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Schema(example = "3-1042") @Nullable String positions) {
    static TenantView of(TenantDocument tenant, EffectiveStatus effective) {
        return of(tenant, effective, null);
    }

    static TenantView of(TenantDocument tenant, EffectiveStatus effective, @Nullable String positions) {
        return new TenantView(
                tenant.id(),
                tenant.parent(),
                tenant.name(),
                tenant.fields().getOrDefault("kind", ""),
                tenant.status(),
                effective.status(),
                effective.causedBy().orElse(null),
                tenant.provisioning().steps().isEmpty()
                        ? null
                        : tenant.provisioning().steps(),
                tenant.labels(),
                tenant.attributes(),
                tenant.domains(),
                Personal.read(tenant.personal().get("contact"), Contact.class),
                Personal.read(tenant.personal().get("address"), Address.class),
                tenant.fields().get("locale"),
                tenant.fields().get("timeZone"),
                tenant.fields().get("successor"),
                tenant.version(),
                tenant.createdAt(),
                tenant.updatedAt(),
                positions);
    }
}

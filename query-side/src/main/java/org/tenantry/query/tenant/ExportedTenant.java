package org.tenantry.query.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.tenant.Personal.Address;
import org.tenantry.query.tenant.Personal.Contact;

/** A tenant in the form that an import takes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "ExportedTenant")
record ExportedTenant(
        String id,
        String name,
        String kind,
        @Nullable String locale,
        @Nullable String timeZone,
        Map<String, String> labels,
        Map<String, Object> attributes,
        @Nullable Contact contact,
        @Nullable Address address) {
    static ExportedTenant of(TenantView tenant) {
        return new ExportedTenant(
                tenant.id(),
                tenant.name(),
                tenant.kind(),
                tenant.locale(),
                tenant.timeZone(),
                tenant.labels(),
                tenant.attributes(),
                tenant.contact(),
                tenant.address());
    }
}

package org.tenantry.query.tenant;

import java.util.Optional;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.sealing.Opener;

/** What is sealed in a tenant's events, in clear. */
@FunctionalInterface
public interface PersonalText {
    /** Empty if the tenant is erased. */
    Optional<String> of(TenantId tenant, String field, SealedValue value);

    /** By its data key. */
    static PersonalText openedBy(Opener opener) {
        return (tenant, field, value) -> opener.open(tenant, field, value).clearText();
    }
}

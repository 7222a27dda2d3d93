package org.tenantry.command.tenant.personal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.SealedValue;

/** What a patch on personal data comes to, sealed. */
@FunctionalInterface
public interface PersonalChanges {
    /**
     * Asked only when the command is allowed otherwise, as it may make the tenant a data key.
     *
     * @param present what is there, by field
     * @return the fields that change: to a new value, or to none
     */
    Map<String, Optional<SealedValue>> of(String tenant, Map<String, SealedValue> present, PersonalPatch patch);

    /** The new value of a field; null if it does not change, or is gone. */
    static @Nullable SealedValue newValue(Map<String, Optional<SealedValue>> changes, String field) {
        return changes.getOrDefault(field, Optional.empty()).orElse(null);
    }
}

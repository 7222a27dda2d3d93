package org.tenantry.command.tenant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) asks of the attributes.
 *
 * @param members to merge; null removes
 * @param removeAll whether the attributes that are there go before
 */
public record AttributesPatch(Map<String, @Nullable Object> members, boolean removeAll) {
    /** Leaves them as they are. */
    public static final AttributesPatch NONE = new AttributesPatch(Map.of(), false);

    public AttributesPatch {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    Map<String, Object> on(Map<String, Object> attributes) {
        return Attributes.merged(removeAll ? Map.of() : attributes, members);
    }
}

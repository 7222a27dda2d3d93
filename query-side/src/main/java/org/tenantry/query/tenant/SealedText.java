package org.tenantry.query.tenant;

import java.util.Optional;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;

/** What is personal, left as it is sealed: to be opened when it is known who asks, if at all. */
final class SealedText {
    private static final char SEPARATOR = ' ';

    private SealedText() {}

    /** A {@link PersonalText} that opens nothing. */
    static Optional<String> of(TenantId tenant, String field, SealedValue value) {
        return Optional.of(value.key() + SEPARATOR + value.sealed());
    }

    /** What was sealed. */
    static SealedValue read(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        return new SealedValue(text.substring(separator + 1), text.substring(0, separator));
    }
}

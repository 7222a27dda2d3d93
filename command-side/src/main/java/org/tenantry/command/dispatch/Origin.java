package org.tenantry.command.dispatch;

import java.util.Map;
import java.util.Objects;
import org.tenantry.log.Commit;

/**
 * Where a command comes from.
 *
 * @param commit the id under which its events are stored
 * @param repeatable whether the id was derived from an Idempotency-Key, so that a repeat has it too
 * @param metadata who and why, as it is stored; holds the request's hash if it is repeatable
 * @param dryRun whether nothing is to be stored
 */
public record Origin(String commit, boolean repeatable, Map<String, String> metadata, boolean dryRun) {
    static final String REQUEST = "request";

    /** Whether a stored commit is what this very request led to. */
    boolean isOriginOf(Commit stored) {
        return Objects.equals(metadata.get(REQUEST), stored.metadata().get(REQUEST));
    }
}

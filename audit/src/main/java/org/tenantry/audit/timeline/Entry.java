package org.tenantry.audit.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenantry.audit.fold.Fields.Change;
import org.tenantry.events.Position;
import tools.jackson.databind.JsonNode;

/**
 * An event, and what it did.
 *
 * @param commit what it has in common with others of one command
 * @param metadata of the commit: who and by whom
 * @param payload as it is stored
 * @param changes what it did to the tenant
 */
record Entry(
        Position position,
        Instant time,
        String tenant,
        String type,
        String commit,
        Map<String, String> metadata,
        JsonNode payload,
        List<Change> changes) {
    /** Whose deed it is. */
    Optional<String> actor() {
        return Optional.ofNullable(metadata.get("actor"));
    }

    /** The service that called on behalf of the actor. */
    Optional<String> via() {
        return Optional.ofNullable(metadata.get("via"));
    }

    /** The words of who did it. */
    Optional<String> reason() {
        return payload.path("reason")
                .asStringOpt()
                .or(() -> payload.path("comment").asStringOpt());
    }
}

package org.tenantry.query.projection;

import java.time.Instant;
import org.tenantry.events.Position;

/**
 * An event that is left out of a document for as long as it cannot be applied.
 *
 * @param reason why, as the operator said
 * @param by who that was: a token's subject
 */
public record Skip(
        String projection, String document, Position event, String type, String reason, String by, Instant at) {}

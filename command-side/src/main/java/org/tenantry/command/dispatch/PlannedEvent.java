package org.tenantry.command.dispatch;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that a command would make.
 *
 * @param type its wire name
 * @param data its JSON, as it would be published
 */
@Schema(name = "PlannedEvent")
public record PlannedEvent(
        @Schema(example = "TenantUpdated") String type, ObjectNode data) {}

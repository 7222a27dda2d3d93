package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.node.ObjectNode;

/** What anybody may know of what holds for the tenant that has a domain. */
@Schema(
        name = "PublicConfiguration",
        requiredProperties = {"namespace", "values"})
record OpenView(
        String namespace,

        @Schema(type = "object", example = "{\"theme\": {\"colour\": \"gold\"}}")
        ObjectNode values) {}

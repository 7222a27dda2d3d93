package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.node.ObjectNode;

/** What anybody may know of what holds for the tenant that has a domain. */
@Schema(name = "PublicConfiguration")
record OpenView(
        String namespace,

        @Schema(example = "{\"theme\": {\"colour\": \"gold\"}}")
        ObjectNode values) {}

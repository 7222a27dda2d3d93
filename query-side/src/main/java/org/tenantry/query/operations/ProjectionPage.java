package org.tenantry.query.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All projections. */
@Schema(name = "ProjectionPage")
record ProjectionPage(List<ProjectionView> items) {}

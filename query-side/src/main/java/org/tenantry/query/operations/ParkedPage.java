package org.tenantry.query.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** @param complete whether there are no more */
@Schema(name = "ParkedPage")
record ParkedPage(List<ParkedView> items, boolean complete) {}

package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What holds in several namespaces, as it is answered. */
@Schema(name = "EffectiveConfigurations")
record EffectivePage(List<EffectiveView> items) {}

package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of versions, the newest first.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OverridesVersions")
record OverridesPage(List<OverridesView> items, @Nullable String next) {}

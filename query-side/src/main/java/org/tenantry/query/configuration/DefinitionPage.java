package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of definitions, in the order of their namespaces.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DefinitionPage")
record DefinitionPage(List<DefinitionView> items, @Nullable String next) {}

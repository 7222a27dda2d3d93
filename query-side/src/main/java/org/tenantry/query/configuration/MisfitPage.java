package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;

/**
 * A page of misfits.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Misfits")
record MisfitPage(List<IneffectiveView> items, @Nullable String next) {}

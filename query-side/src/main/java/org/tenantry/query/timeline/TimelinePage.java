package org.tenantry.query.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a history.
 *
 * @param next what the parameter {@code cursor} must be for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "History")
record TimelinePage(List<TimelineEntry> items, @Nullable String next) {}

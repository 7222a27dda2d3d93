package org.tenantry.command.publishing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What is published again by an order, or would be.
 *
 * @param dryRun whether nothing was ordered
 * @param partitions that are filled again
 */
@Schema(name = "Refill")
record RefillView(boolean dryRun, List<Range> partitions) {

    /**
     * @param from the first position that is published again
     * @param to the position behind the last that was published before
     */
    @Schema(name = "RefillRange")
    record Range(int partition, long from, long to) {}
}

package org.tenantry.query.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.tenantry.query.projection.Skip;

/** @param complete whether there are no more */
@Schema(name = "SkippedPage")
record SkippedPage(List<Item> items, boolean complete) {
    /** An event that is left out of a document for as long as it cannot be applied. */
    @Schema(name = "SkippedEvent")
    record Item(
            String projection, String document, String position, String type, String reason, String by, Instant at) {
        static Item of(Skip skip) {
            return new Item(
                    skip.projection(),
                    skip.document(),
                    skip.event().toString(),
                    skip.type(),
                    skip.reason(),
                    skip.by(),
                    skip.at());
        }
    }
}

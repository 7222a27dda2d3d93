package org.tenantry.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.projection.Rebuild;
import org.tenantry.query.projection.Rebuild.Difference;
import org.tenantry.query.projection.Rebuilds.Standing;

/**
 * A projection as it is answered.
 *
 * @param generation the one that serves
 * @param events how many are projected
 * @param parked how many documents wait for an operator
 * @param failure why it does not go on, on the node that answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Projection")
record ProjectionView(
        String name,
        int generation,
        long events,
        int parked,
        @Nullable String failure,
        @Nullable Previous previous,
        @Nullable RebuildView rebuild) {

    /** @param until when one can go back to it */
    @Schema(description = "the generation that served before")
    record Previous(int generation, Instant until) {}

    /**
     * The last rebuild.
     *
     * @param events how many are projected
     * @param ofEvents how many the generation has that serves
     * @param secondsLeft at the rate since it began; null if it is not being built
     * @param documents how many are compared
     * @param differences how many of them differ
     * @param examples some of those, once all are compared
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rebuild")
    record RebuildView(
            int generation,
            Rebuild.State state,
            boolean dryRun,
            String by,
            Instant begunAt,
            Instant changedAt,
            long events,
            long ofEvents,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            long documents,
            long differences,
            List<Difference> examples) {
        static RebuildView of(Rebuild rebuild) {
            return new RebuildView(
                    rebuild.generation(),
                    rebuild.state(),
                    rebuild.dryRun(),
                    rebuild.by(),
                    rebuild.begun(),
                    rebuild.changed(),
                    rebuild.projected().events(),
                    rebuild.projected().ofEvents(),
                    rebuild.projected().perSecond(),
                    rebuild.state() == Rebuild.State.BUILDING
                                    && rebuild.projected().perSecond() > 0
                            ? (rebuild.projected().ofEvents()
                                            - rebuild.projected().events())
                                    / rebuild.projected().perSecond()
                            : null,
                    rebuild.compared().documents(),
                    rebuild.compared().differences(),
                    rebuild.compared().examples());
        }
    }

    static ProjectionView of(Standing standing) {
        return new ProjectionView(
                standing.serving().projection(),
                standing.serving().number(),
                standing.events(),
                standing.parked(),
                standing.failure().orElse(null),
                standing.previous()
                        .map(one -> new Previous(one.generation().number(), one.until()))
                        .orElse(null),
                standing.rebuild().map(RebuildView::of).orElse(null));
    }
}

package org.tenantry.command.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How publication stands, as the node that was asked knows it.
 *
 * @param topic that is published to
 * @param partitions all of them, in order
 */
@Schema(name = "Publishing")
record PublishingView(String topic, List<Partition> partitions) {

    /**
     * @param reason why it is refused or failing; else absent
     * @param head the position behind the log's last event
     * @param published the position behind the last event published; of another node's partition it is up to a
     *     second old
     * @param lagEvents events that are not published
     * @param lagSeconds how long the oldest of them has waited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublishingPartition")
    record Partition(
            int partition,
            State state,
            @Nullable String reason,
            long head,
            long published,
            long lagEvents,
            long lagSeconds) {}

    /** What happens to a partition. */
    @Schema(
            name = "PublishingState",
            description = "HERE: the node that was asked publishes it; ELSEWHERE: another does; FAILING: the node that"
                    + " was asked tries, again and again; REFUSED: it waits for a person; NOBODY: no node has taken"
                    + " it, which passes in some seconds if any runs")
    enum State {
        HERE,
        ELSEWHERE,
        FAILING,
        REFUSED,
        NOBODY
    }
}

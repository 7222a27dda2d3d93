package org.tenantry.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.query.projection.Parked;

/**
 * A parked document as it is answered.
 *
 * @param projection that it is a document of; with a dot and a number behind it, of another generation than the first
 * @param reason what became of the last try
 * @param event that could not be applied
 * @param lastPosition of the last event that waits behind that one
 * @param retryOrderedBy who had it tried again, if that is not done yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParkedDocument")
record ParkedView(
        String projection,
        String document,
        String reason,
        Instant since,
        Event event,
        String lastPosition,
        @Nullable String retryOrderedBy) {

    /** @param payload as it was published: what is personal or secret is sealed in it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ParkedEvent")
    record Event(
            String position,
            String type,
            String tenant,
            String aggregate,
            long sequence,
            Instant time,
            @Nullable String actor,
            String payload) {
        static Event of(EventEnvelope envelope, String payload) {
            return new Event(
                    envelope.position().toString(),
                    envelope.type(),
                    envelope.tenant(),
                    envelope.aggregate(),
                    envelope.sequence(),
                    envelope.time(),
                    envelope.actor(),
                    payload);
        }
    }

    static ParkedView of(Parked parked) {
        return new ParkedView(
                parked.generation(),
                parked.document(),
                parked.reason(),
                parked.since(),
                Event.of(parked.event().envelope(), parked.event().payload()),
                parked.event().envelope().position().partition() + "-" + parked.last(),
                parked.order().map(Parked.Order::by).orElse(null));
    }
}

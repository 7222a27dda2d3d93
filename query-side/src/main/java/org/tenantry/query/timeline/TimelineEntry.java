package org.tenantry.query.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantryEvent;
import org.tenantry.query.history.Change;
import org.tenantry.query.history.Changes;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Something that happened to a tenant.
 *
 * @param position where the event stands in log and topic
 * @param type the event's
 * @param namespace of whose configuration it is; absent if it is of the tenant itself
 * @param version of the tenant, or of what it sets in the namespace, from then on
 * @param actor the subject of the token that caused it
 * @param via the subject of the service that called on behalf of the actor, if one did
 * @param commit what events have in common that came of one command
 * @param correlation what it has in common with others of the same cause
 * @param causation the command or event that caused it
 * @param traceparent W3C trace context
 * @param reason why, in the words of who did it
 * @param participant in the tenant's provisioning, who reported it or is asked anew
 * @param restorableUntil until when the archived tenant can be restored; without end if absent
 * @param restored the version of the configuration whose state this is again
 * @param changes by field; none where nothing is another
 * @param unreadable where the event stands that cannot be read, this one or one before it, so that what changed cannot be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HistoryEntry")
record TimelineEntry(
        @Schema(example = "3-1042") String position,
        @Schema(example = "TenantUpdated") String type,
        @Schema(example = "pb.amritsar") String tenant,
        @Nullable String namespace,
        long version,
        Instant at,
        @Nullable String actor,
        @Nullable String via,
        String commit,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        @Nullable String reason,
        @Nullable String participant,
        @Nullable String restorableUntil,
        @Nullable Long restored,
        List<Change> changes,
        @Nullable String unreadable) {

    /** What is in the events beside the values that change. */
    private record Said(
            @Nullable String reason,
            @Nullable String participant,
            @Nullable String restorableUntil,
            @Nullable Long restored) {
        static final Said NOTHING = new Said(null, null, null, null);

        static Said of(TenantryEvent event) {
            return switch (event) {
                case TenantSuspended suspended -> reason(suspended.reason());
                case TenantReactivated reactivated -> reason(reactivated.reason());
                case TenantRestored again -> reason(again.reason());
                case TenantErased erased -> reason(erased.reason());
                case TenantArchived archived -> new Said(archived.reason(), null, archived.restorableUntil(), null);
                case ProvisioningStepCompleted done -> new Said(null, done.participant(), null, null);
                case ProvisioningStepRetried retried -> new Said(null, retried.participant(), null, null);
                case ProvisioningStepFailed failed -> new Said(failed.reason(), failed.participant(), null, null);
                case ConfigurationOverridden overridden ->
                    new Said(overridden.comment(), null, null, overridden.restored());
                default -> NOTHING;
            };
        }

        private static Said reason(String reason) {
            return new Said(reason, null, null, null);
        }
    }

    static TimelineEntry of(PublishedEvent published, Changes changes) {
        EventEnvelope envelope = published.envelope();
        Said said = said(published);
        return new TimelineEntry(
                envelope.position().toString(),
                envelope.type(),
                envelope.tenant(),
                namespace(envelope).orElse(null),
                envelope.sequence() + 1,
                envelope.time(),
                envelope.actor(),
                envelope.via(),
                envelope.commit(),
                envelope.correlation(),
                envelope.causation(),
                envelope.traceparent(),
                said.reason(),
                said.participant(),
                said.restorableUntil(),
                said.restored(),
                changes.changes(),
                changes.unreadable().map(Position::toString).orElse(null));
    }

    /** The event may be the one that cannot be read. */
    private static Said said(PublishedEvent published) {
        try {
            return Said.of(published.event());
        } catch (IllegalArgumentException e) {
            return Said.NOTHING;
        }
    }

    /** Behind the tenant an aggregate of its configuration has {@code /overrides/} and the namespace. */
    private static Optional<String> namespace(EventEnvelope envelope) {
        String prefix = envelope.tenant() + "/overrides/";
        return envelope.aggregate().startsWith(prefix)
                ? Optional.of(envelope.aggregate().substring(prefix.length()))
                : Optional.empty();
    }
}

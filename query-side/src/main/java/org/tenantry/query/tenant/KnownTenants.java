package org.tenantry.query.tenant;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.projection.Served;
import org.tenantry.subscriber.PublishedEvent;

/** What tenants are in effect, from memory. */
public final class KnownTenants implements SeenTopic.Holder {
    /** Events that do not change what a tenant is. */
    private static final Set<Class<? extends TenantryEvent>> LEAVE_STATUS =
            Set.of(TenantUpdated.class, TenantDomainAdded.class, TenantDomainRemoved.class, TenantErased.class);

    private final ReadModels readModels;
    private final SeenDocuments<TenantStatus> statuses = new SeenDocuments<>(this::read);

    public KnownTenants(ReadModels readModels) {
        this.readModels = readModels;
    }

    /** Empty if there is no such tenant. */
    public Optional<EffectiveStatus> status(TenantId id) {
        List<String> path = id.path();
        List<Held<TenantStatus>> held = statuses.get(path);
        @Nullable TenantStatus own = held.getLast().document();
        if (own == null) {
            return Optional.empty();
        }
        EffectiveStatus effective = new EffectiveStatus(own, Optional.empty());
        for (int i = 0; i < path.size() - 1; i++) {
            @Nullable TenantStatus status = held.get(i).document();
            if (status != null) {
                effective = effective.under(path.get(i), status);
            }
        }
        return Optional.of(effective);
    }

    private Map<String, Held<TenantStatus>> read(Collection<String> ids) {
        Map<String, Held<TenantStatus>> read = new HashMap<>();
        for (Document tenant : readModels
                .collection(TenantProjection.NAME)
                .find(Filters.in(TenantBson.ID, ids))
                .projection(Projections.include(TenantBson.STATUS, TenantBson.VERSION))) {
            read.put(
                    tenant.getString(TenantBson.ID),
                    new Held<>(
                            tenant.getLong(TenantBson.VERSION),
                            TenantStatus.valueOf(tenant.getString(TenantBson.STATUS)),
                            0));
        }
        return read;
    }

    @Override
    public void happened(PublishedEvent published) throws InterruptedException {
        if (published.event() instanceof TenantEvent event && mayChangeStatus(event)) {
            statuses.happened(
                    event.tenant(),
                    published.envelope().position(),
                    published.envelope().sequence() + 1,
                    statusAfter(event),
                    0);
        }
    }

    @Override
    public void happenedUnreadably(EventEnvelope event) throws InterruptedException {
        @Nullable Class<? extends TenantryEvent> type = EventJson.types().get(event.type());
        if (event.tenant().equals(event.aggregate()) && (type == null || !LEAVE_STATUS.contains(type))) {
            statuses.happened(event.tenant(), event.position(), event.sequence() + 1, null, 0);
        }
    }

    /** What a tenant is itself after an event; null if the event alone does not tell. */
    private static @Nullable TenantStatus statusAfter(TenantEvent event) {
        return switch (event) {
            case TenantCreated created ->
                created.participants().isEmpty() ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING;
            case TenantSuspended suspended -> TenantStatus.SUSPENDED;
            case TenantReactivated reactivated -> TenantStatus.ACTIVE;
            case TenantArchived archived -> TenantStatus.ARCHIVED;
            case TenantActivated activated -> TenantStatus.ACTIVE;
            case TenantRestored restored -> null;
            case ProvisioningStepCompleted completed -> null;
            case ProvisioningStepFailed failed -> null;
            case ProvisioningStepRetried retried -> null;
            case TenantUpdated updated -> null;
            case TenantDomainAdded added -> null;
            case TenantDomainRemoved removed -> null;
            case TenantErased erased -> null;
        };
    }

    /** Whether an event may change what a tenant, and all beneath it, is in effect. */
    public static boolean mayChangeStatus(TenantEvent event) {
        return !LEAVE_STATUS.contains(event.getClass());
    }

    @Override
    public SeenDocuments<?> documents() {
        return statuses;
    }

    @Override
    public Served readModel() {
        return readModels.served(TenantProjection.NAME);
    }
}

package org.tenantry.query.tenant;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.mongodb.MongoProgress;

/** What tenants are in effect, from memory. */
public final class KnownTenants implements SeenTopic.Holder {
    private final MongoCollection<Document> tenants;
    private final ProgressStore progress;
    private final SeenDocuments<TenantStatus> statuses = new SeenDocuments<>(this::read);

    public KnownTenants(MongoDatabase readModels) {
        this.tenants = readModels.getCollection(TenantProjection.NAME);
        this.progress = new MongoProgress(readModels.getCollection("progress"), TenantProjection.NAME);
    }

    /** Empty if there is no such tenant. */
    public Optional<EffectiveStatus> status(TenantId id) {
        List<String> path = new ArrayList<>();
        id.ancestors().forEach(ancestor -> path.add(ancestor.value()));
        path.add(id.value());
        List<Held<TenantStatus>> held = statuses.get(path);
        @Nullable TenantStatus own = held.getLast().document();
        if (own == null) {
            return Optional.empty();
        }
        Map<String, TenantStatus> above = new HashMap<>();
        for (int i = 0; i < path.size() - 1; i++) {
            @Nullable TenantStatus status = held.get(i).document();
            if (status != null) {
                above.put(path.get(i), status);
            }
        }
        return Optional.of(EffectiveStatus.of(own, path.subList(0, path.size() - 1), above));
    }

    private Map<String, Held<TenantStatus>> read(Collection<String> ids) {
        Map<String, Held<TenantStatus>> read = new HashMap<>();
        for (Document tenant : tenants.find(Filters.in(TenantBson.ID, ids))
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
                    null,
                    0);
        }
    }

    /** Whether an event may change what a tenant, and all beneath it, is in effect. */
    public static boolean mayChangeStatus(TenantEvent event) {
        return switch (event) {
            case TenantCreated created -> true;
            case TenantSuspended suspended -> true;
            case TenantReactivated reactivated -> true;
            case TenantArchived archived -> true;
            case TenantRestored restored -> true;
            case TenantActivated activated -> true;
            case ProvisioningStepCompleted completed -> true;
            case ProvisioningStepFailed failed -> true;
            case ProvisioningStepRetried retried -> true;
            case TenantUpdated updated -> false;
            case TenantDomainAdded added -> false;
            case TenantDomainRemoved removed -> false;
            case TenantErased erased -> false;
        };
    }

    @Override
    public SeenDocuments<?> documents() {
        return statuses;
    }

    @Override
    public ProgressStore readModel() {
        return progress;
    }
}

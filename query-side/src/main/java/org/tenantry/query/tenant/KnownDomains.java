package org.tenantry.query.tenant;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.TenantId;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.Projection;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.projection.Served;
import org.tenantry.subscriber.PublishedEvent;

/** Whose domains are, from memory. */
public final class KnownDomains implements SeenTopic.Holder {
    private static final DomainProjection PROJECTION = new DomainProjection();

    /** @param tenant empty if nobody has the domain any more */
    private record Owner(Optional<TenantId> tenant) {}

    private final ReadModels readModels;
    private final SeenDocuments<Owner> owners = new SeenDocuments<>(this::read);

    public KnownDomains(ReadModels readModels) {
        this.readModels = readModels;
    }

    /**
     * The tenant that has a domain.
     *
     * @param domain normalised
     */
    public Optional<TenantId> owner(String domain) {
        @Nullable Owner owner = owners.get(List.of(domain)).getFirst().document();
        return owner == null ? Optional.empty() : owner.tenant();
    }

    private Map<String, Held<Owner>> read(Collection<String> asked) {
        Map<String, Held<Owner>> read = new HashMap<>();
        for (Document domain :
                readModels.collection(DomainProjection.NAME).find(Filters.in(DomainProjection.DOMAIN, asked))) {
            DomainDocument document = PROJECTION.read(domain);
            read.put(document.domain(), held(domain.getLong(Projection.ORDER), document));
        }
        return read;
    }

    /** Their order takes the place of a version, as their events come from several partitions. */
    private static Held<Owner> held(long order, DomainDocument document) {
        return new Held<>(
                order, new Owner(Optional.ofNullable(document.tenant()).map(TenantId::new)), 0);
    }

    @Override
    public void happened(PublishedEvent published) throws InterruptedException {
        for (String domain : PROJECTION.documentsOf(published)) {
            DomainDocument after = PROJECTION.evolve(domain, null, published);
            Held<Owner> held = held(PROJECTION.order(published), after);
            owners.happened(domain, published.envelope().position(), held.version(), held.document(), 0);
        }
    }

    /** Which domain is not known: whose it is holds as the read model tells. */
    @Override
    public void happenedUnreadably(EventEnvelope event) {}

    @Override
    public SeenDocuments<?> documents() {
        return owners;
    }

    @Override
    public Served readModel() {
        return readModels.served(DomainProjection.NAME);
    }
}

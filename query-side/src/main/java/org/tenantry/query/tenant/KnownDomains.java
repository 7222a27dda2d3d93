package org.tenantry.query.tenant;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.mongodb.MongoProgress;

/** Whose domains are, from memory. */
public final class KnownDomains implements SeenTopic.Holder {
    private static final DomainProjection PROJECTION = new DomainProjection();

    /** @param tenant empty if nobody has the domain any more */
    private record Owner(Optional<TenantId> tenant) {}

    private final MongoCollection<Document> domains;
    private final ProgressStore progress;
    private final SeenDocuments<Owner> owners = new SeenDocuments<>(this::read);

    public KnownDomains(MongoDatabase readModels) {
        this.domains = readModels.getCollection(DomainProjection.NAME);
        this.progress = new MongoProgress(readModels.getCollection("progress"), DomainProjection.NAME);
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
        for (Document domain : domains.find(Filters.in(DomainProjection.DOMAIN, asked))) {
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
        if (PROJECTION.documentOf(published).isPresent()) {
            DomainDocument after = PROJECTION.evolve(null, published);
            Held<Owner> held = held(PROJECTION.order(published), after);
            owners.happened(after.domain(), published.envelope().position(), held.version(), held.document(), 0);
        }
    }

    @Override
    public SeenDocuments<?> documents() {
        return owners;
    }

    @Override
    public ProgressStore readModel() {
        return progress;
    }
}

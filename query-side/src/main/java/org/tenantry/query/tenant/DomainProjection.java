package org.tenantry.query.tenant;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantId;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Domains to their tenants. The owners of a domain may be in different partitions, whose events come
 * in any order; the generations of its claims tell which is the last.
 */
public final class DomainProjection implements Projection<DomainDocument> {
    public static final String NAME = "domains";
    static final String DOMAIN = "_id";
    static final String TENANT = "tenant";

    @Override
    public String name() {
        return NAME;
    }

    /** Only the event itself tells its domain: one that cannot be read holds nothing up, as the generations order the others. */
    @Override
    public List<String> documentsOf(PublishedEvent published) {
        if (!published.isOf(TenantDomainAdded.class) && !published.isOf(TenantDomainRemoved.class)) {
            return List.of();
        }
        return switch (published.event()) {
            case TenantDomainAdded added -> List.of(added.domain());
            case TenantDomainRemoved removed -> List.of(removed.domain());
            default -> throw notOfADomain(published);
        };
    }

    /** By generation; within one, the removal follows the addition. */
    @Override
    public long order(PublishedEvent published) {
        return switch (published.event()) {
            case TenantDomainAdded added -> 2 * added.generation();
            case TenantDomainRemoved removed -> 2 * removed.generation() + 1;
            default -> throw notOfADomain(published);
        };
    }

    @Override
    public DomainDocument evolve(String id, @Nullable DomainDocument before, PublishedEvent published) {
        return switch (published.event()) {
            case TenantDomainAdded added -> new DomainDocument(added.domain(), added.tenant());
            case TenantDomainRemoved removed -> new DomainDocument(removed.domain(), null);
            default -> throw notOfADomain(published);
        };
    }

    private static IllegalArgumentException notOfADomain(PublishedEvent published) {
        return new IllegalArgumentException(published + " is of no domain");
    }

    @Override
    public DomainDocument read(Document stored) {
        return new DomainDocument(stored.getString(DOMAIN), stored.getString(TENANT));
    }

    /** With the tenant's path, by which it is within a scope or not; a tombstone is within no subtree. */
    @Override
    public Document write(DomainDocument document) {
        Document stored = new Document(DOMAIN, document.domain());
        if (document.tenant() != null) {
            stored.append(TENANT, document.tenant()).append(TenantBson.PATH, new TenantId(document.tenant()).path());
        }
        return stored;
    }
}

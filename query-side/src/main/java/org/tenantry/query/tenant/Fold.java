package org.tenantry.query.tenant;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.subscriber.PublishedEvent;

/**
 * What a tenant's events make of it, from its first on: by the same function that makes the read model. What is personal
 * stays sealed.
 */
final class Fold {
    private final TenantProjection projection = new TenantProjection(SealedText::of);
    private final String tenant;
    private final Predicate<PublishedEvent> isSkipped;
    private @Nullable TenantDocument document;
    private @Nullable Position unreadable;

    /** @param isSkipped whether an event that fails is left out, as the read model leaves it out */
    Fold(String tenant, Predicate<PublishedEvent> isSkipped) {
        this.tenant = tenant;
        this.isSkipped = isSkipped;
    }

    String tenant() {
        return tenant;
    }

    /** The tenant as it is by now; empty before its first event. */
    Optional<TenantDocument> document() {
        return Optional.ofNullable(document);
    }

    /** Where the first event stands that could not be read: the tenant is as it was before. */
    Optional<Position> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** Adds the next of its events. One of a type that is not known here is passed over, as by the read model. */
    void add(PublishedEvent event) {
        if (unreadable != null) {
            return;
        }
        try {
            if (projection.documentsOf(event).contains(tenant)) {
                document = projection.evolve(tenant, document, event);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            if (!isSkipped.test(event)) {
                unreadable = event.envelope().position();
            }
        }
    }
}

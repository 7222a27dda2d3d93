package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantId;
import org.tenantry.query.Published;
import org.tenantry.query.lookup.LookupBehindException;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoTest;

/** The read model holds two tenants that were just created, and no more. */
@MongoTest
class KnownTenantsTest {
    private static final TenantEvent STATE = new TenantCreated("pb", "Punjab", "state");
    private static final TenantEvent CITY = new TenantCreated("pb.amritsar", "Amritsar", "city");
    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");

    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(STATE, CITY);

    private final KnownTenants tenants = new KnownTenants(readModels.readModels());

    @Test
    void whatIsSeenToHappenToAnAncestorHoldsAtOnceThoughTheReadModelIsBehind() throws Exception {
        see(STATE, CITY, new TenantSuspended("pb", "unpaid"));
        assertThat(tenants.status(AMRITSAR)).contains(new EffectiveStatus(TenantStatus.SUSPENDED, Optional.of("pb")));

        see(STATE, CITY, new TenantSuspended("pb", "unpaid"), new TenantReactivated("pb", "paid"));
        assertThat(tenants.status(AMRITSAR)).contains(new EffectiveStatus(TenantStatus.ACTIVE, Optional.empty()));

        see(STATE, CITY, new TenantArchived("pb.amritsar", "merged", null, null));
        assertThat(tenants.status(AMRITSAR)).contains(new EffectiveStatus(TenantStatus.ARCHIVED, Optional.empty()));
    }

    @Test
    void whatARestoreLeadsBackToIsAwaited() throws Exception {
        see(
                STATE,
                CITY,
                new TenantArchived("pb.amritsar", "merged", null, null),
                new TenantRestored("pb.amritsar", "not"));

        assertThatThrownBy(() -> tenants.status(AMRITSAR)).isInstanceOf(LookupBehindException.class);
    }

    private void see(TenantEvent... events) throws InterruptedException {
        for (PublishedEvent event : Published.inPartition(1, events)) {
            tenants.happened(event);
        }
    }
}

package org.tenantry.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.events.Position;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.query.Published;
import org.tenantry.subscriber.PublishedEvent;

class HistoryProjectionTest {
    private final HistoryProjection projection = new HistoryProjection();

    @Test
    void anEventIsKeptWithAllThatItWasPublishedWith() {
        PublishedEvent created = Published.at(
                new Position(1, 7),
                0,
                new TenantCreated("pb.amritsar", "Amritsar", "city").with(new SealedValue("c2VhbGVk", "k1"), null));

        Document stored = projection.write(projection.evolve("pb.amritsar@0", null, created));
        PublishedEvent read = projection.read(
                new Document(stored).append("at", Date.from(created.envelope().time())));

        assertThat(projection.documentsOf(created)).containsExactly("pb.amritsar@0");
        assertThat(stored.get("path")).isEqualTo(List.of("pb", "pb.amritsar"));
        assertThat(stored.get("born")).isEqualTo("pb.amritsar");
        assertThat(stored.getString("payload")).contains("c2VhbGVk");
        assertThat(read.envelope()).isEqualTo(created.envelope());
        assertThat(read.event()).isEqualTo(created.event());
    }

    @Test
    void whatATenantSetsIsKeptAsItsOwn() {
        PublishedEvent overridden = of("pb", "pb/overrides/auth", 0, "ConfigurationOverridden", "{\"tenant\":\"pb\"}");

        Document stored = projection.write(overridden);

        assertThat(projection.documentsOf(overridden)).contains("pb/overrides/auth@0");
        assertThat(stored.getString("tenant")).isEqualTo("pb");
        assertThat(stored.containsKey("born")).isFalse();
    }

    @Test
    void whatThePlatformDoesIsNoTenantsHistory() {
        assertThat(projection.documentsOf(Published.ofPlan(0, new ProvisioningPlanSet("city", List.of("billing")))))
                .isEmpty();
        assertThat(projection.documentsOf(Published.of(
                        new Position(0, 1),
                        "/overrides/auth",
                        0,
                        new ConfigurationOverridden(
                                null, "auth", Map.of(), Map.of(), List.of(), List.of(), null, null))))
                .isEmpty();
    }

    @Test
    void anEventThatCannotBeReadIsKeptAsItIs() {
        for (String payload : List.of("{\"tenant\": \"pb\", \"set\": 3", "{}", "")) {
            PublishedEvent damaged = of("pb", "pb", 4, "TenantUpdated", payload);

            assertThat(projection.documentsOf(damaged)).contains("pb@4");
            assertThat(projection
                            .write(projection.evolve("pb@4", null, damaged))
                            .getString("payload"))
                    .isEqualTo(payload);
        }
        assertThat(projection.documentsOf(of("pb", "pb", 5, "TenantMerged", "{}")))
                .contains("pb@5");
    }

    private static PublishedEvent of(String tenant, String aggregate, long sequence, String type, String payload) {
        EventEnvelope envelope = new EventEnvelope(
                "log",
                new Position(3, 9),
                tenant,
                aggregate,
                sequence,
                type,
                Published.START,
                "c",
                0,
                1,
                "h",
                null,
                null,
                null,
                null,
                null);
        return PublishedEvent.of(envelope, payload);
    }
}

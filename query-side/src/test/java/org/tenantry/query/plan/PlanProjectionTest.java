package org.tenantry.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.query.Published;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class PlanProjectionTest {
    private static final ProvisioningPlanSet FIRST = new ProvisioningPlanSet("city", List.of("billing", "storage"));
    private static final ProvisioningPlanSet SECOND = new ProvisioningPlanSet("city", List.of());

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final PlanProjection projection = new PlanProjection();

    @Test
    void aPlanIsWhatWasSetLast() {
        assertThat(after(FIRST)).isEqualTo(new PlanView("city", List.of("billing", "storage"), 1, Published.START));
        assertThat(after(FIRST, SECOND)).isEqualTo(new PlanView("city", List.of(), 2, Published.START.plusSeconds(1)));
    }

    @Test
    void eachEventIsItsKinds() {
        assertThat(projection.documentsOf(Published.ofPlan(0, FIRST))).containsExactly("city");
        assertThat(projection.documentsOf(
                        Published.at(new Position(1, 0), 0, new TenantCreated("city", "A tenant", "city"))))
                .isEmpty();
    }

    @Test
    void plansAreFoundAsTheyWereStoredInTheOrderOfTheirKinds() {
        MongoDatabase readModels = mongo.watched(mongo.database());
        PlanView city = after(FIRST);
        PlanView agency = after(new ProvisioningPlanSet("agency", List.of("mail")));
        readModels
                .getCollection(projection.name())
                .insertMany(List.of(projection.write(city), projection.write(agency)));
        PlanReads plans = new PlanReads(UnfedReadModels.in(readModels));

        PlanPage first = PlanPage.of(plans.after("", 2), 1);
        assertThat(first).isEqualTo(new PlanPage(List.of(agency), "agency"));
        assertThat(PlanPage.of(plans.after("agency", 2), 1)).isEqualTo(new PlanPage(List.of(city), null));
        assertThat(plans.find("city")).hasValue(city);
        assertThat(plans.find("state")).isEmpty();
    }

    private PlanView after(ProvisioningPlanSet... events) {
        @Nullable PlanView plan = null;
        for (int n = 0; n < events.length; n++) {
            plan = projection.evolve("city", plan, Published.ofPlan(n, events[n]));
        }
        return Objects.requireNonNull(plan);
    }
}

package org.tenantry.command.plan;

import java.util.List;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;

class SetPlanTest {
    private static final ProvisioningPlanSet SET = new ProvisioningPlanSet("city", List.of("billing", "storage"));

    @Test
    void aKindGetsItsFirstPlan() {
        given(false)
                .givenNoPriorActivity()
                .when(set(null, "storage", "billing"))
                .expectEvents(SET);
    }

    @Test
    void aFirstPlanMayNameNobody() {
        given(false).givenNoPriorActivity().when(set(null)).expectEvents(new ProvisioningPlanSet("city", List.of()));
    }

    @Test
    void aPlanIsSetAnew() {
        given(true).given(SET).when(set(0L, "mail")).expectEvents(new ProvisioningPlanSet("city", List.of("mail")));
        given(true).given(SET).when(set(null)).expectEvents(new ProvisioningPlanSet("city", List.of()));
    }

    @Test
    void whatIsAlreadySoMakesNoEvent() {
        given(true)
                .given(SET)
                .when(set(null, "storage", "billing"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aPlanIsSetOnlyOnTheVersionThatIsKnown() {
        given(true)
                .given(SET, new ProvisioningPlanSet("city", List.of()))
                .when(set(0L, "mail"))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
        given(false)
                .givenNoPriorActivity()
                .when(set(0L, "mail"))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    private static SetPlan set(@Nullable Long expectedSequence, String... participants) {
        return new SetPlan("city", List.of(participants), expectedSequence);
    }

    private static FixtureConfiguration<ProvisioningPlan> given(boolean exists) {
        AggregateTestFixture<ProvisioningPlan> fixture = new AggregateTestFixture<>(ProvisioningPlan.class);
        return fixture.registerAnnotatedCommandHandler(new SetPlanHandler(fixture.getRepository(), kind -> exists));
    }
}

package org.tenantry.command.tenant.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;

class ProvisioningTest {
    private static final TenantCreated CREATED =
            new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), Map.of(), List.of("billing", "storage"));
    private static final ProvisioningStepCompleted BILLED = new ProvisioningStepCompleted("pb", "billing");
    private static final ProvisioningStepCompleted STORED = new ProvisioningStepCompleted("pb", "storage");
    private static final ProvisioningStepFailed FAILED =
            new ProvisioningStepFailed("pb", "storage", "the disk is full");
    private static final ProvisioningStepRetried RETRIED = new ProvisioningStepRetried("pb", "storage");
    private static final TenantActivated ACTIVATED = new TenantActivated("pb");
    private static final TenantArchived ARCHIVED = new TenantArchived("pb", "merged", null, null);

    @Test
    void theLastToReportDoneMakesTheTenantActive() {
        given(CREATED).when(complete("storage")).expectEvents(STORED);
        given(CREATED, STORED).when(complete("billing")).expectEvents(BILLED, ACTIVATED);
    }

    @Test
    void whatWasReportedIsReportedOnce() {
        assertNothing(complete("billing"), CREATED, BILLED);
        assertNothing(complete("billing"), CREATED, BILLED, STORED, ACTIVATED);
        assertNothing(complete("billing"), CREATED, BILLED, STORED, ACTIVATED, new TenantSuspended("pb", "unpaid"));
        assertNothing(fail("the disk is full"), CREATED, FAILED);
    }

    @Test
    void theLastReportCounts() {
        given(CREATED, FAILED)
                .when(fail("the disk is gone"))
                .expectEvents(new ProvisioningStepFailed("pb", "storage", "the disk is gone"));
        given(CREATED, STORED).when(fail("the disk is full")).expectEvents(FAILED);
        given(CREATED, BILLED, FAILED).when(complete("storage")).expectEvents(STORED, ACTIVATED);
    }

    @Test
    void onlyWhoFailedIsAskedAnew() {
        given(CREATED, FAILED).when(retry()).expectEvents(RETRIED);
        assertNothing(retry(), CREATED);
        assertNothing(retry(), CREATED, FAILED, RETRIED);
        assertNothing(retry(), CREATED, STORED);
    }

    @Test
    void whoWasAskedAnewMayFailForTheSameReason() {
        given(CREATED, FAILED, RETRIED).when(fail("the disk is full")).expectEvents(FAILED);
    }

    @Test
    void aTenantIsFailedWhileTheLastReportOfAnyIs() {
        assertThat(status(CREATED)).isEqualTo(TenantStatus.PROVISIONING);
        assertThat(status(CREATED, FAILED)).isEqualTo(TenantStatus.FAILED);
        assertThat(status(CREATED, FAILED, BILLED)).isEqualTo(TenantStatus.FAILED);
        assertThat(status(CREATED, FAILED, BILLED, RETRIED)).isEqualTo(TenantStatus.PROVISIONING);
        assertThat(status(CREATED, FAILED, BILLED, STORED, ACTIVATED)).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void anArchivedTenantIsRestoredToWhereItsProvisioningStood() {
        TenantRestored restored = new TenantRestored("pb", "a mistake");

        assertThat(status(CREATED, FAILED, ARCHIVED, restored)).isEqualTo(TenantStatus.FAILED);
        given(CREATED, BILLED, FAILED, ARCHIVED, restored)
                .when(complete("storage"))
                .expectEvents(STORED, ACTIVATED);
    }

    @Test
    void onlyThoseReportWhomThePlanNamed() {
        for (Object report : List.of(
                new CompleteStep("pb", "mail", null),
                new FailStep("pb", "mail", "no", null),
                new RetryStep("pb", "mail", null))) {
            given(CREATED)
                    .when(report)
                    .expectException(ParticipantMustBeKnown.class)
                    .expectExceptionMessage(
                            "The tenant pb does not wait for mail: it is provisioned by billing, storage.")
                    .expectNoEvents();
        }
        given(new TenantCreated("pb", "Punjab", "state"))
                .when(complete("billing"))
                .expectException(ParticipantMustBeKnown.class)
                .expectExceptionMessage("The tenant pb does not wait for billing: it is provisioned by nobody.")
                .expectNoEvents();
    }

    @Test
    void whatIsProvisionedDoesNotFailAnyMore() {
        given(CREATED, BILLED, STORED, ACTIVATED)
                .when(fail("the disk is full"))
                .expectException(ProvisioningMustGoOn.class)
                .expectExceptionMessage(
                        "The provisioning of pb is over, it is active: storage can no longer report that it failed.")
                .expectNoEvents();
        given(CREATED, BILLED, STORED, ACTIVATED)
                .when(retry())
                .expectException(ProvisioningMustGoOn.class)
                .expectNoEvents();
    }

    @Test
    void nothingIsReportedOfAnArchivedTenant() {
        for (Object report : List.of(complete("billing"), fail("no"), retry())) {
            given(CREATED, ARCHIVED)
                    .when(report)
                    .expectException(TenantMustBeInUse.class)
                    .expectNoEvents();
        }
    }

    @Test
    void everyReportHoldsOnlyOnTheVersionThatIsKnown() {
        for (Object report : List.of(
                new CompleteStep("pb", "storage", 0L),
                new FailStep("pb", "storage", "no", 0L),
                new RetryStep("pb", "storage", 0L))) {
            given(CREATED, FAILED)
                    .when(report)
                    .expectException(ConflictingAggregateVersionException.class)
                    .expectNoEvents();
        }
    }

    private static void assertNothing(Object report, Object... events) {
        given(events).when(report).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static CompleteStep complete(String participant) {
        return new CompleteStep("pb", participant, null);
    }

    private static FailStep fail(String reason) {
        return new FailStep("pb", "storage", reason, null);
    }

    private static RetryStep retry() {
        return new RetryStep("pb", "storage", null);
    }

    private static TestExecutor<Tenant> given(Object... events) {
        return new AggregateTestFixture<>(Tenant.class).given(events);
    }

    private static @Nullable TenantStatus status(TenantEvent... events) {
        @Nullable TenantState state = null;
        for (TenantEvent event : events) {
            state = TenantState.evolve(state, event);
        }
        return state == null ? null : state.status();
    }
}

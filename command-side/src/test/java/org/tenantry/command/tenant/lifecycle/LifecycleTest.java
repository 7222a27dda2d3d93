package org.tenantry.command.tenant.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.tenant.Provisioning;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantProfile;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.command.tenant.domain.Claimant;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;

class LifecycleTest {
    private static final Instant GRACE_ENDS = Instant.parse("2026-12-24T10:15:30Z");
    private static final Map<String, CommitRequest> AS_REQUESTED =
            Map.of(CommitRequest.KEY, new CommitRequest("commit", Map::of, false, false));
    private static final TenantCreated CREATED = new TenantCreated("pb", "Punjab", "state");
    private static final TenantCreated PROVISIONING =
            new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), Map.of(), List.of("billing"));
    private static final TenantSuspended SUSPENDED = new TenantSuspended("pb", "unpaid");
    private static final TenantArchived ARCHIVED = new TenantArchived("pb", "merged", null, GRACE_ENDS.toString());

    private static final TenantErased ERASED = new TenantErased("pb", "ended");

    @Test
    void anActiveTenantIsSuspendedOnce() {
        given(CREATED).when(new SuspendTenant("pb", "unpaid", null)).expectEvents(SUSPENDED);
        given(CREATED, SUSPENDED)
                .when(new SuspendTenant("pb", "again", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyAnActiveTenantIsSuspended() {
        given(PROVISIONING)
                .when(new SuspendTenant("pb", "unpaid", null))
                .expectException(StatusMustAllow.class)
                .expectExceptionMessage(
                        "The tenant pb is provisioning and cannot be suspended: only one that is" + " active can.")
                .expectNoEvents();
        given(CREATED, ARCHIVED)
                .when(new SuspendTenant("pb", "unpaid", null))
                .expectException(StatusMustAllow.class)
                .expectNoEvents();
    }

    @Test
    void aSuspendedTenantIsReactivatedOnce() {
        given(CREATED, SUSPENDED)
                .when(new ReactivateTenant("pb", "paid", null))
                .expectEvents(new TenantReactivated("pb", "paid"));
        given(CREATED)
                .when(new ReactivateTenant("pb", "paid", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyASuspendedTenantIsReactivated() {
        given(CREATED, ARCHIVED)
                .when(new ReactivateTenant("pb", "paid", null))
                .expectException(StatusMustAllow.class)
                .expectNoEvents();
    }

    @Test
    void aTenantIsArchivedOnce() {
        given(CREATED).when(archive(null)).expectEvents(ARCHIVED);
        given(CREATED, ARCHIVED)
                .when(archive(null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherTenantInUseMayTakeItsPlace() {
        given(CREATED)
                .when(archive("in-use"))
                .expectEvents(new TenantArchived("pb", "merged", "in-use", GRACE_ENDS.toString()));
    }

    @Test
    void aSuccessorIsAnotherTenantInUse() {
        for (String unusable : List.of("archived", "none", "pb")) {
            given(CREATED)
                    .when(archive(unusable))
                    .expectException(SuccessorMustBeInUse.class)
                    .expectNoEvents();
        }
    }

    @Test
    void aRestoredTenantIsWhatItWas() {
        given(CREATED, SUSPENDED, ARCHIVED)
                .when(restore(GRACE_ENDS), AS_REQUESTED)
                .expectEvents(new TenantRestored("pb", "a mistake"));
        given(CREATED, SUSPENDED, ARCHIVED, new TenantRestored("pb", "a mistake"))
                .when(new ReactivateTenant("pb", "paid", null))
                .expectEvents(new TenantReactivated("pb", "paid"));
    }

    @Test
    void anArchivedTenantsDomainsAreFreedAndARestoredOnesAreClaimedAgain() {
        TenantDomainAdded portal = new TenantDomainAdded("pb", "portal.example", 3);
        TenantDomainAdded taken = new TenantDomainAdded("pb", "taken.example", 4);
        TenantDomainAdded removed = new TenantDomainAdded("pb", "removed.example", 1);
        Object[] archiving = {
            ARCHIVED,
            new TenantDomainRemoved("pb", "portal.example", 3),
            new TenantDomainRemoved("pb", "taken.example", 4)
        };
        Object[] before = {CREATED, taken, portal, removed, new TenantDomainRemoved("pb", "removed.example", 1)};

        given(before).when(archive(null)).expectEvents(archiving);
        given(Stream.of(before, archiving).flatMap(Stream::of).toArray())
                .when(restore(GRACE_ENDS), AS_REQUESTED)
                .expectEvents(new TenantRestored("pb", "a mistake"), new TenantDomainAdded("pb", "portal.example", 7));
    }

    @Test
    void onlyAnArchivedTenantIsRestored() {
        given(CREATED)
                .when(restore(GRACE_ENDS), AS_REQUESTED)
                .expectException(StatusMustAllow.class)
                .expectNoEvents();
    }

    @Test
    void theGraceEnds() {
        given(CREATED, ARCHIVED)
                .when(restore(GRACE_ENDS.plus(Duration.ofMillis(1))), AS_REQUESTED)
                .expectException(GraceMustNotBeOver.class)
                .expectExceptionMessage("The tenant pb could be restored until 2026-12-24T10:15:30Z.")
                .expectNoEvents();
    }

    @Test
    void everyChangeHoldsOnlyOnTheVersionThatIsKnown() {
        TenantReactivated reactivated = new TenantReactivated("pb", "paid");
        assertStale(new SuspendTenant("pb", "r", 1L), CREATED, SUSPENDED, reactivated);
        assertStale(new ReactivateTenant("pb", "r", 0L), CREATED, SUSPENDED);
        assertStale(new ArchiveTenant("pb", "r", null, GRACE_ENDS, 0L), CREATED, SUSPENDED);
        assertStale(new RestoreTenant("pb", "r", GRACE_ENDS, 1L), CREATED, SUSPENDED, ARCHIVED);
    }

    private static void assertStale(Object change, Object... events) {
        given(events)
                .when(change, AS_REQUESTED)
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    private static ArchiveTenant archive(@Nullable String successor) {
        return new ArchiveTenant("pb", "merged", successor, GRACE_ENDS, null);
    }

    private static RestoreTenant restore(Instant now) {
        return new RestoreTenant("pb", "a mistake", now, null);
    }

    private static TestExecutor<Tenant> given(Object... events) {
        FixtureConfiguration<Tenant> fixture = new AggregateTestFixture<>(Tenant.class);
        fixture.registerAnnotatedCommandHandler(
                new ArchiveTenantHandler(fixture.getRepository(), LifecycleTest::successor));
        fixture.registerAnnotatedCommandHandler(
                new RestoreTenantHandler(fixture.getRepository(), LifecycleTest::claim));
        return fixture.given(events);
    }

    private static OptionalLong claim(String domain, Claimant claimant) {
        return domain.equals("taken.example") ? OptionalLong.empty() : OptionalLong.of(7);
    }

    @Test
    void anArchivedTenantIsErasedOnce() {
        given(CREATED, ARCHIVED).when(new EraseTenant("pb", "ended", null)).expectEvents(ERASED);
        given(CREATED, ARCHIVED, ERASED)
                .when(new EraseTenant("pb", "again", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTenantInUseIsNotErased() {
        given(CREATED)
                .when(new EraseTenant("pb", "ended", null))
                .expectException(StatusMustAllow.class)
                .expectNoEvents();
    }

    @Test
    void anErasedTenantIsNotRestored() {
        given(CREATED, ARCHIVED, ERASED)
                .when(new RestoreTenant("pb", "by mistake", GRACE_ENDS.minusSeconds(1), null), AS_REQUESTED)
                .expectException(ErasureIsForEver.class)
                .expectExceptionMessage("The tenant pb is erased and cannot be restored.")
                .expectNoEvents();
    }

    private static Optional<TenantState> successor(String id) {
        return switch (id) {
            case "in-use", "pb" -> Optional.of(tenant(id, TenantStatus.SUSPENDED));
            case "archived" -> Optional.of(tenant(id, TenantStatus.ARCHIVED));
            default -> Optional.empty();
        };
    }

    private static TenantState tenant(String id, TenantStatus status) {
        return new TenantState(
                id,
                status,
                Optional.empty(),
                new Provisioning(Map.of()),
                new TenantProfile(Map.of(), Map.of(), Map.of(), Map.of()),
                Map.of(),
                /* erased= */ false);
    }
}

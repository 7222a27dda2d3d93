package org.tenantry.command.tenant.create;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.tenantry.command.tenant.Lineage;
import org.tenantry.command.tenant.Provisioning;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantProfile;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.TenantStatus;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantCreated;

class CreateTenantTest {
    private static final CreateTenant CREATE_CITY = new CreateTenant(
            "pb.amritsar", new Profile("Amritsar", "city", "pa-IN", "Asia/Kolkata", Map.of("tier", "gold"), Map.of()));

    @Test
    void aChildOfAnActiveParentIsCreated() {
        given(false, tenant("pb", TenantStatus.ACTIVE))
                .givenNoPriorActivity()
                .when(CREATE_CITY)
                .expectEvents(new TenantCreated(
                        "pb.amritsar",
                        "Amritsar",
                        "city",
                        "pa-IN",
                        "Asia/Kolkata",
                        Map.of("tier", "gold"),
                        Map.of(),
                        List.of()));
    }

    @Test
    void aRootIsCreated() {
        given(false)
                .givenNoPriorActivity()
                .when(new CreateTenant("pb", new Profile("Punjab", "state", null, null, Map.of(), Map.of())))
                .expectEvents(new TenantCreated("pb", "Punjab", "state"));
    }

    @Test
    void aTenantCarriesWhoMustReportByThePlanOfItsKind() {
        given(false)
                .givenNoPriorActivity()
                .when(new CreateTenant("acme", new Profile("Acme", "vendor", null, null, Map.of(), Map.of())))
                .expectEvents(new TenantCreated(
                        "acme", "Acme", "vendor", null, null, Map.of(), Map.of(), List.of("billing", "storage")));
    }

    @Test
    void noChildIsBornUnderAParentThatIsNotProvisionedYet() {
        given(false, tenant("pb", TenantStatus.PROVISIONING))
                .givenNoPriorActivity()
                .when(CREATE_CITY)
                .expectNoEvents()
                .expectException(ParentMustBeActive.class)
                .expectExceptionMessage("The tenant pb.amritsar cannot be created: pb is provisioning.");
    }

    @Test
    void anIdIsUsedOnce() {
        given(true, tenant("pb", TenantStatus.ACTIVE))
                .givenNoPriorActivity()
                .when(CREATE_CITY)
                .expectNoEvents()
                .expectException(TenantIdMustBeFree.class)
                .expectExceptionMessage("The id pb.amritsar is taken; ids are never used again.");
    }

    @Test
    void aChildNeedsItsParent() {
        given(false)
                .givenNoPriorActivity()
                .when(CREATE_CITY)
                .expectNoEvents()
                .expectException(ParentMustExist.class)
                .expectExceptionMessage("The tenant pb.amritsar needs its parent pb, which does not exist.");
    }

    @Test
    void noChildIsBornUnderAnArchivedAncestor() {
        given(false, tenant("pb", TenantStatus.ARCHIVED), tenant("pb.amritsar", TenantStatus.ACTIVE))
                .givenNoPriorActivity()
                .when(new CreateTenant(
                        "pb.amritsar.water", new Profile("Water", "department", null, null, Map.of(), Map.of())))
                .expectNoEvents()
                .expectException(ParentMustBeActive.class)
                .expectExceptionMessage("The tenant pb.amritsar.water cannot be created: pb is archived.");
    }

    private static FixtureConfiguration<Tenant> given(boolean taken, TenantState... ancestors) {
        AggregateTestFixture<Tenant> fixture = new AggregateTestFixture<>(Tenant.class);
        return fixture.registerAnnotatedCommandHandler(new CreateTenantHandler(
                fixture.getRepository(),
                id -> new Lineage(id, taken, List.of(ancestors)),
                kind -> kind.equals("vendor") ? List.of("billing", "storage") : List.of(),
                (tenant, present, patch) -> Map.of()));
    }

    private static TenantState tenant(String id, TenantStatus status) {
        return new TenantState(
                id,
                status,
                Optional.empty(),
                new Provisioning(Map.of()),
                new TenantProfile(Map.of("name", "A name", "kind", "state"), Map.of(), Map.of(), Map.of()),
                Map.of(),
                /* erased= */ false);
    }
}

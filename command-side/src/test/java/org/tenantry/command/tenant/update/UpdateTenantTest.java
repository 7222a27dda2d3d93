package org.tenantry.command.tenant.update;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.command.tenant.archive.ArchiveTenant;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;

class UpdateTenantTest {
    private static final TenantCreated CREATED =
            new TenantCreated("pb", "Punjab", "state", "pa-IN", "Asia/Kolkata", Map.of("tier", "gold", "a/b", "c"));

    private FixtureConfiguration<Tenant> fixture = new AggregateTestFixture<>(Tenant.class);

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Tenant.class);
    }

    @Test
    void whatDiffersIsSetAndWhatIsNullIsRemoved() {
        fixture.given(CREATED)
                .when(update(
                        Map.of("name", Optional.of("Panjab"), "kind", Optional.of("state"), "locale", Optional.empty()),
                        Map.of("tier", Optional.of("silver"), "a/b", Optional.empty(), "none", Optional.empty())))
                .expectEvents(new TenantUpdated(
                        "pb",
                        new Profile("Panjab", null, null, null, Map.of("tier", "silver")),
                        List.of("/locale", "/labels/a~1b")));
    }

    @Test
    void whatChangesNothingMakesNoEvent() {
        fixture.given(CREATED)
                .when(update(Map.of("name", Optional.of("Punjab")), Map.of("tier", Optional.of("gold"))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anEarlierUpdateCounts() {
        fixture.given(
                        CREATED,
                        new TenantUpdated(
                                "pb", new Profile("Panjab", null, null, null, Map.of()), List.of("/labels/a~1b")))
                .when(update(Map.of("name", Optional.of("Panjab")), Map.of("a/b", Optional.empty())))
                .expectNoEvents();
    }

    @Test
    void labelsAreRemovedAllAtOnceAndOthersPutInTheirPlace() {
        ProfileChange change = new ProfileChange(Map.of(), Map.of("tier", Optional.of("gold")), true);

        fixture.given(CREATED)
                .when(new UpdateTenant("pb", change, null))
                .expectEvents(new TenantUpdated(
                        "pb", new Profile(null, null, null, null, Map.of()), List.of("/labels/a~1b")));
    }

    @Test
    void changesTogetherDoNotExceedTheBoundOnLabels() {
        Map<String, Optional<String>> more =
                IntStream.range(0, 49).boxed().collect(Collectors.toMap(i -> "more-" + i, i -> Optional.of("x")));

        fixture.given(CREATED)
                .when(update(Map.of(), more))
                .expectException(LabelsMustBeFew.class)
                .expectExceptionMessage("pb would have 51 labels: a tenant has at most 50. Remove some.")
                .expectNoEvents();
        fixture();
        more.put("tier", Optional.empty());
        fixture.given(CREATED).when(update(Map.of(), more)).expectSuccessfulHandlerExecution();
    }

    @Test
    void aStaleVersionIsRefused() {
        fixture.given(CREATED, new TenantUpdated("pb", new Profile("Panjab", null, null, null, Map.of()), List.of()))
                .when(update("Another", 0L))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    @Test
    void theCurrentVersionIsAccepted() {
        fixture.given(CREATED).when(update("Another", 0L)).expectSuccessfulHandlerExecution();
    }

    @Test
    void anArchivedTenantIsNotChanged() {
        fixture.given(CREATED, new TenantArchived("pb", "merged"))
                .when(update("Another", null))
                .expectException(TenantMustBeInUse.class)
                .expectNoEvents();
    }

    @Test
    void archivingIsDoneOnce() {
        fixture.given(CREATED).when(new ArchiveTenant("pb", "merged")).expectEvents(new TenantArchived("pb", "merged"));
        fixture();
        fixture.given(CREATED, new TenantArchived("pb", "merged"))
                .when(new ArchiveTenant("pb", "again"))
                .expectNoEvents();
    }

    private static UpdateTenant update(String name, @Nullable Long expectedSequence) {
        return new UpdateTenant(
                "pb", new ProfileChange(Map.of("name", Optional.of(name)), Map.of(), false), expectedSequence);
    }

    private static UpdateTenant update(Map<String, Optional<String>> fields, Map<String, Optional<String>> labels) {
        return new UpdateTenant("pb", new ProfileChange(fields, labels, false), null);
    }
}

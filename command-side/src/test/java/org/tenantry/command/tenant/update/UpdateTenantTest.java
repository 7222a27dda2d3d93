package org.tenantry.command.tenant.update;

import java.math.BigDecimal;
import java.util.HashMap;
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
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.AttributesPatch;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;

class UpdateTenantTest {
    private static final TenantCreated CREATED = new TenantCreated(
            "pb", "Punjab", "state", "pa-IN", "Asia/Kolkata", Map.of("tier", "gold", "a/b", "c"), Map.of(), List.of());

    private FixtureConfiguration<Tenant> fixture = new AggregateTestFixture<>(Tenant.class);

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Tenant.class);
        fixture.registerAnnotatedCommandHandler(
                new UpdateTenantHandler(fixture.getRepository(), (tenant, present, patch) -> Map.of()));
    }

    @Test
    void whatDiffersIsSetAndWhatIsNullIsRemoved() {
        fixture.given(CREATED)
                .when(update(
                        Map.of("name", Optional.of("Panjab"), "kind", Optional.of("state"), "locale", Optional.empty()),
                        Map.of("tier", Optional.of("silver"), "a/b", Optional.empty(), "none", Optional.empty())))
                .expectEvents(new TenantUpdated(
                        "pb",
                        new Profile("Panjab", null, null, null, Map.of("tier", "silver"), Map.of()),
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
                                "pb",
                                new Profile("Panjab", null, null, null, Map.of(), Map.of()),
                                List.of("/labels/a~1b")))
                .when(update(Map.of("name", Optional.of("Panjab")), Map.of("a/b", Optional.empty())))
                .expectNoEvents();
    }

    @Test
    void labelsAreRemovedAllAtOnceAndOthersPutInTheirPlace() {
        ProfileChange change =
                new ProfileChange(Map.of(), Map.of("tier", Optional.of("gold")), true, AttributesPatch.NONE);

        fixture.given(CREATED)
                .when(new UpdateTenant("pb", change, null))
                .expectEvents(new TenantUpdated(
                        "pb", new Profile(null, null, null, null, Map.of(), Map.of()), List.of("/labels/a~1b")));
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
        fixture.given(
                        CREATED,
                        new TenantUpdated("pb", new Profile("Panjab", null, null, null, Map.of(), Map.of()), List.of()))
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
        fixture.given(CREATED, new TenantArchived("pb", "merged", null, "2026-12-24T10:15:30Z"))
                .when(update("Another", null))
                .expectException(TenantMustBeInUse.class)
                .expectNoEvents();
    }

    @Test
    void attributesAreMergedAtEveryDepth() {
        Map<String, Object> given = Map.of("geo", Map.of("lat", 31, "lon", 74), "old", 1, "kept", List.of(1, 2));
        TenantCreated created = new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), given, List.of());
        Map<String, Object> geo = new HashMap<>();
        geo.put("lat", new BigDecimal("31.10"));
        geo.put("lon", null);
        Map<String, Object> patch = new HashMap<>();
        patch.put("geo", geo);
        patch.put("old", null);
        patch.put("kept", List.of(1, 2));

        fixture.given(created)
                .when(update(new AttributesPatch(patch, false)))
                .expectEvents(new TenantUpdated(
                        "pb",
                        new Profile(
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                Map.of("geo", Map.of("lat", new BigDecimal("31.10")))),
                        List.of("/attributes/old")));
    }

    @Test
    void allAttributesCanBeRemovedAtOnce() {
        TenantCreated created =
                new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), Map.of("a", 1, "b/c", 2), List.of());

        fixture.given(created)
                .when(update(new AttributesPatch(Map.of(), true)))
                .expectEvents(new TenantUpdated(
                        "pb",
                        new Profile(null, null, null, null, Map.of(), Map.of()),
                        List.of("/attributes/a", "/attributes/b~1c")));
    }

    @Test
    void attributesMustBeSmall() {
        Map<String, Object> large = Map.of("a", "x".repeat(15_990));
        TenantCreated created = new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), large, List.of());

        fixture.given(created)
                .when(update(new AttributesPatch(Map.of("b", "more than fits"), false)))
                .expectException(AttributesMustBeSmall.class)
                .expectNoEvents();
    }

    @Test
    void attributesMustBeShallow() {
        Map<String, Object> deep = Map.of();
        for (int i = 0; i < 8; i++) {
            deep = Map.of("a", deep);
        }

        fixture.given(CREATED)
                .when(update(new AttributesPatch(deep, false)))
                .expectException(AttributesMustBeSmall.class)
                .expectNoEvents();
    }

    private static UpdateTenant update(String name, @Nullable Long expectedSequence) {
        return new UpdateTenant(
                "pb",
                new ProfileChange(Map.of("name", Optional.of(name)), Map.of(), false, AttributesPatch.NONE),
                expectedSequence);
    }

    private static UpdateTenant update(Map<String, Optional<String>> fields, Map<String, Optional<String>> labels) {
        return new UpdateTenant("pb", new ProfileChange(fields, labels, false, AttributesPatch.NONE), null);
    }

    private static UpdateTenant update(AttributesPatch attributes) {
        return new UpdateTenant("pb", new ProfileChange(Map.of(), Map.of(), false, attributes), null);
    }
}

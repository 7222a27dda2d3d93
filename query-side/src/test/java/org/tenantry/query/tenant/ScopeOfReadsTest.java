package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.query.tenant.Tenants.ALL;
import static org.tenantry.query.tenant.Tenants.OF_PB;
import static org.tenantry.query.tenant.Tenants.PLATFORM;
import static org.tenantry.query.tenant.Tenants.inEffect;
import static org.tenantry.query.tenant.Tenants.kind;
import static org.tenantry.query.tenant.Tenants.status;
import static org.tenantry.query.tenant.Tenants.text;
import static org.tenantry.query.tenant.Tenants.under;
import static org.tenantry.query.tenant.Tenants.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.access.Scope;
import org.tenantry.query.Published;
import org.tenantry.query.tenant.Criterion.Before;
import org.tenantry.query.tenant.Criterion.ChildOf;
import org.tenantry.query.tenant.Criterion.From;
import org.tenantry.query.tenant.Criterion.Labelled;
import org.tenantry.query.tenant.Criterion.Moment;
import org.tenantry.query.tenant.Criterion.OneOf;
import org.tenantry.query.tenant.Criterion.Root;
import org.tenantry.query.tenant.Order.By;
import org.tenantry.query.tenant.Order.Place;
import org.tenantry.query.tenant.TenantReads.Count;
import org.tenantry.testkit.MongoTest;

@MongoTest
class ScopeOfReadsTest {
    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(Tenants.EVENTS);

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar", "pb.jalandhar.water"})
    void whatLiesWithinIsFound(String id) {
        assertThat(reads(within("pb")).find(id)).map(TenantView::id).hasValue(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pb2", "pb2.amritsar", "pbx", "pb-old", "hr", "hr.amritsar.water", "p", "pb.", ""})
    void whatLiesOutsideIsNotFound(String id) {
        assertThat(reads(within("pb")).find(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.jalandhar", "pb.amritsar"})
    void whatLiesAboveAndBesideIsNotFound(String id) {
        assertThat(reads(within("pb.amritsar.water")).find(id)).isEmpty();
    }

    static List<TenantSearch> searches() {
        return List.of(
                ALL,
                text("punjab"),
                text("amritsar"),
                text("pb"),
                text("water supply"),
                kind("state"),
                kind("city"),
                kind("department"),
                status(TenantStatus.ACTIVE),
                status(TenantStatus.ARCHIVED),
                inEffect(TenantStatus.ACTIVE),
                inEffect(TenantStatus.SUSPENDED),
                inEffect(TenantStatus.ARCHIVED),
                TenantSearch.of(new ChildOf("pb")),
                TenantSearch.of(new ChildOf("pb.amritsar")),
                TenantSearch.of(new ChildOf("hr")),
                TenantSearch.of(new Root()),
                TenantSearch.of(new Labelled("tier", "gold")),
                TenantSearch.of(new From(Moment.CREATED, Published.START)),
                TenantSearch.of(new Before(Moment.UPDATED, Published.START.plusSeconds(15))),
                TenantSearch.of(new OneOf(Set.of("pb.amritsar", "hr.amritsar", "pb2", "none"))),
                under("pb"),
                under("pb.amritsar"),
                under("hr"),
                under("pb2"),
                under("p"));
    }

    static List<Order> orders() {
        return Arrays.stream(By.values())
                .flatMap(by -> Stream.of(new Order(by, false), new Order(by, true)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchFindsWhatThePlatformFindsLessWhatLiesOutside(TenantSearch anyOrder) {
        for (Order order : orders()) {
            TenantSearch search = anyOrder.in(order);
            List<String> within =
                    found(PLATFORM, search).stream().filter(OF_PB::contains).toList();

            assertThat(found(within("pb"), search)).as("%s", search).isEqualTo(within);
            assertThat(reads(within("pb")).count(search)).isEqualTo(new Count(within.size(), true));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aPlaceOutsideIsAPlaceInTheOrderAndNoMore(Order order) {
        List<String> all = found(PLATFORM, ALL.in(order));
        for (String outside : List.of("hr.amritsar", "pb2", "pbx")) {
            Place place = order.placeOf(requireNonNull(readModels
                    .database()
                    .getCollection(TenantProjection.NAME)
                    .find(eq(TenantBson.ID, outside))
                    .first()));

            assertThat(reads(within("pb"))
                            .search(ALL.in(order), Optional.of(place), 200)
                            .tenants())
                    .extracting(TenantView::id)
                    .isEqualTo(all.subList(all.indexOf(outside), all.size()).stream()
                            .filter(OF_PB::contains)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void withoutAnyScopeNothingIsFound(TenantSearch search) {
        assertThat(found(within(), search)).isEmpty();
        assertThat(reads(within()).count(search)).isEqualTo(new Count(0, true));
    }

    @Test
    void aSubtreeIsAllBeneathItsRootAndTheRoot() {
        assertThat(found(within("pb"), ALL)).isEqualTo(OF_PB);
        assertThat(found(within("pb.amritsar"), ALL)).containsExactly("pb.amritsar", "pb.amritsar.water");
    }

    @Test
    void severalSubtreesAreJoined() {
        assertThat(found(within("pb.jalandhar", "hr.amritsar.water"), ALL))
                .containsExactly("hr.amritsar.water", "pb.jalandhar", "pb.jalandhar.water");
    }

    @Test
    void underIsNarrowedByTheScope() {
        assertThat(found(within("pb"), under("pb.amritsar"))).containsExactly("pb.amritsar", "pb.amritsar.water");
        assertThat(found(within("pb.amritsar.water", "pb.jalandhar.water", "hr"), under("pb")))
                .containsExactly("pb.amritsar.water", "pb.jalandhar.water");
        assertThat(found(within("pb.jalandhar"), under("pb.amritsar"))).isEmpty();
        assertThat(found(within("pb"), under("hr"))).isEmpty();
        assertThat(found(within("pb2"), under("pb"))).isEmpty();
        assertThat(found(within("pb"), under("pb2"))).isEmpty();
    }

    @Test
    void aDomainIsFoundWhereItsTenantIs() {
        assertThat(reads(within("pb")).withDomain("drops.example")).hasValue("pb.amritsar.water");
        assertThat(reads(within("pb.amritsar.water")).withDomain("drops.example"))
                .hasValue("pb.amritsar.water");
        assertThat(reads(PLATFORM).withDomain("drips.example")).hasValue("hr.amritsar");
        for (String outside : List.of("drips.example", "pb.amritsar.example", "gone.example", "none.example")) {
            assertThat(reads(within("pb")).withDomain(outside)).isEmpty();
        }
        assertThat(reads(within("pb.amritsar.water.north", "pb.jalandhar")).withDomain("drops.example"))
                .isEmpty();
        assertThat(reads(within()).withDomain("drops.example")).isEmpty();
        assertThat(reads(PLATFORM).withDomain("gone.example")).isEmpty();
    }

    @Test
    void thePlatformSeesAll() {
        assertThat(found(PLATFORM, ALL))
                .hasSize(12)
                .contains("pbx", "hr.amritsar.water")
                .containsAll(OF_PB);
        assertThat(found(PLATFORM, under("hr"))).containsExactly("hr", "hr.amritsar", "hr.amritsar.water");
        assertThat(reads(PLATFORM).find("pbx")).isPresent();
        assertThat(reads(PLATFORM).find("nothing")).isEmpty();
    }

    @Test
    void theStatusAboveCountsThoughItsTenantIsNotSeen() {
        TenantView tenant =
                reads(within("hr.amritsar.water")).find("hr.amritsar.water").orElseThrow();

        assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(tenant.effectiveStatus()).isEqualTo(TenantStatus.ARCHIVED);
        assertThat(tenant.causedBy()).isEqualTo("hr");
        assertThat(found(within("hr.amritsar.water"), inEffect(TenantStatus.ARCHIVED)))
                .containsExactly("hr.amritsar.water");
        assertThat(found(within("hr.amritsar.water"), inEffect(TenantStatus.ACTIVE)))
                .isEmpty();
    }

    @Test
    void aParentThatIsNotSeenIsNamedByItsChildOnly() {
        assertThat(found(within("pb.amritsar"), TenantSearch.of(new ChildOf("pb"))))
                .containsExactly("pb.amritsar");
    }

    private static TenantReads reads(Scope scope) {
        return TenantReads.within(scope, readModels.readModels());
    }

    private static List<String> found(Scope scope, TenantSearch search) {
        return Tenants.found(scope, search, readModels.readModels());
    }
}

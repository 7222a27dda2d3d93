package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.query.tenant.Tenants.ALL;
import static org.tenantry.query.tenant.Tenants.PLATFORM;
import static org.tenantry.query.tenant.Tenants.inEffect;
import static org.tenantry.query.tenant.Tenants.kind;
import static org.tenantry.query.tenant.Tenants.status;
import static org.tenantry.query.tenant.Tenants.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.query.Published;
import org.tenantry.query.tenant.Criterion.Before;
import org.tenantry.query.tenant.Criterion.ChildOf;
import org.tenantry.query.tenant.Criterion.From;
import org.tenantry.query.tenant.Criterion.InEffect;
import org.tenantry.query.tenant.Criterion.Kind;
import org.tenantry.query.tenant.Criterion.Labelled;
import org.tenantry.query.tenant.Criterion.Moment;
import org.tenantry.query.tenant.Criterion.OneOf;
import org.tenantry.query.tenant.Criterion.Root;
import org.tenantry.query.tenant.Criterion.Status;
import org.tenantry.query.tenant.Criterion.Text;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.Order.By;
import org.tenantry.testkit.MongoTest;

@MongoTest
class SearchTest {
    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(Tenants.EVENTS);

    @ParameterizedTest
    @ValueSource(strings = {"amritsar", "AMRIT", "a", "citta", "città", "CITTÀ", "cit"})
    void textIsTheBeginningOfAnyWord(String text) {
        assertThat(found(text(text))).contains("pb.amritsar", "hr.amritsar").doesNotContain("pb", "hr", "pb.jalandhar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mritsar", "ritsar", "tta", "amritsarx"})
    void textIsNotTheMiddleOfAWord(String text) {
        assertThat(found(text(text))).isEmpty();
    }

    @Test
    void theWordsOfAnIdCountToo() {
        assertThat(found(text("old"))).containsExactly("pb-old");
        assertThat(found(text("pb.jal"))).containsExactly("pb.jalandhar", "pb.jalandhar.water");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bücher.example", "bucher", "xn--bcher-kva.example", "büch"})
    void theWordsOfADomainCountInBothItsForms(String text) {
        assertThat(found(text(text))).containsExactly("pb.jalandhar");
    }

    @Test
    void allWordsMustMatchInAnyOrder() {
        assertThat(found(text("supply amri"))).containsExactly("hr.amritsar.water", "pb.amritsar.water");
        assertThat(found(text("amri sup WAT pb"))).containsExactly("pb.amritsar.water");
        assertThat(found(text("supply haryana"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "a.*", "^", "$", "[a-z]+", "(", "\\", "\\E.*", "a\\E|.*", "{1}", "?", "(?i)A"})
    void whatMeansSomethingInAPatternMeansNothingHere(String word) {
        assertThat(found(words(word))).isEmpty();
    }

    @Test
    void kindIsTakenAsAWhole() {
        assertThat(found(kind("department")))
                .containsExactly("hr.amritsar.water", "pb.amritsar.water", "pb.jalandhar.water");
        assertThat(found(kind("depart"))).isEmpty();
        assertThat(found(kind("{\"$ne\":\"\"}"))).isEmpty();
    }

    @Test
    void statusIsTheTenantsOwn() {
        assertThat(found(status(TenantStatus.ARCHIVED))).containsExactly("hr", "pb.amritsar");
        assertThat(found(status(TenantStatus.ACTIVE))).hasSize(9).contains("hr.amritsar");
    }

    @Test
    void effectiveStatusIsTheWorstOnThePath() {
        assertThat(found(inEffect(TenantStatus.ARCHIVED)))
                .containsExactly("hr", "hr.amritsar", "hr.amritsar.water", "pb.amritsar", "pb.amritsar.water");
        assertThat(found(inEffect(TenantStatus.SUSPENDED))).containsExactly("pb2", "pb2.amritsar");
        assertThat(found(inEffect(TenantStatus.ACTIVE)))
                .containsExactly("pb", "pb-old", "pb.jalandhar", "pb.jalandhar.water", "pbx");
        assertThat(found(inEffect(TenantStatus.FAILED))).isEmpty();
    }

    @Test
    void aParentsChildrenAreThoseDirectlyBeneath() {
        assertThat(found(TenantSearch.of(new ChildOf("pb")))).containsExactly("pb.amritsar", "pb.jalandhar");
        assertThat(found(TenantSearch.of(new ChildOf("pb.amritsar.water")))).isEmpty();
        assertThat(found(TenantSearch.of(new Root()))).containsExactly("hr", "pb", "pb-old", "pb2", "pbx");
    }

    @Test
    void aLabelIsItsKeyAndItsValue() {
        assertThat(found(TenantSearch.of(new Labelled("tier", "gold"))))
                .containsExactly("hr.amritsar.water", "pb.amritsar.water");
        assertThat(found(TenantSearch.of(new Labelled("tier", "gold"), new Labelled("a.b/c", "x:y$z"))))
                .containsExactly("pb.amritsar.water");
        for (Labelled none : List.of(
                new Labelled("tier", "gol"),
                new Labelled("tier", "b"),
                new Labelled("a", "gold"),
                new Labelled("a.b", "x"),
                new Labelled("$gt", ""))) {
            assertThat(found(TenantSearch.of(none))).isEmpty();
        }
    }

    /** Events are a second apart: the first twelve create, the last changes pb2. */
    @Test
    void timesAreFromAnInstantOnAndBeforeAnother() {
        Instant third = Published.START.plusSeconds(2);

        assertThat(found(TenantSearch.of(new Before(Moment.CREATED, third)))).containsExactly("pb", "pb.amritsar");
        assertThat(found(TenantSearch.of(
                        new From(Moment.CREATED, third), new Before(Moment.CREATED, third.plusMillis(1)))))
                .containsExactly("pb.amritsar.water");
        assertThat(found(TenantSearch.of(new From(Moment.UPDATED, Published.START.plusSeconds(19)))))
                .containsExactly("hr", "pb2");
    }

    @Test
    void ofTheIdsThatAreNamedThoseThatThereAreAreFound() {
        assertThat(found(TenantSearch.of(new OneOf(Set.of("pbx", "pb", "none")))))
                .containsExactly("pb", "pbx");
        assertThat(found(TenantSearch.of(new OneOf(Set.of("pbx", "pb")), new Kind("city"))))
                .isEmpty();
    }

    @Test
    void namesAreSortedWithoutCaseAndAccentsAndIdsDecide() {
        assertThat(found(ALL.in(new Order(By.NAME, false))))
                .containsExactly(
                        "hr.amritsar",
                        "pb.amritsar",
                        "pb2.amritsar",
                        "hr",
                        "pb.jalandhar",
                        "pb",
                        "pb-old",
                        "pb2",
                        "pbx",
                        "pb.jalandhar.water",
                        "hr.amritsar.water",
                        "pb.amritsar.water");
    }

    @Test
    void descendingIsTheSameTheOtherWayRound() {
        for (By by : By.values()) {
            assertThat(found(ALL.in(new Order(by, true))))
                    .isEqualTo(found(ALL.in(new Order(by, false))).reversed());
        }
    }

    @Test
    void timesAreSortedByInTheOrderInWhichItHappened() {
        assertThat(found(ALL.in(new Order(By.CREATED, false))))
                .startsWith("pb", "pb.amritsar")
                .endsWith("hr.amritsar.water");
        assertThat(found(ALL.in(new Order(By.UPDATED, true)))).startsWith("pb2", "hr", "pb.amritsar");
    }

    @Test
    void allThatIsGivenMustHold() {
        TenantSearch search = TenantSearch.of(
                new Text(List.of("water")),
                new Kind("department"),
                new Status(TenantStatus.ACTIVE),
                new InEffect(TenantStatus.ACTIVE),
                new Under("pb"),
                new ChildOf("pb.jalandhar"));

        assertThat(found(search)).containsExactly("pb.jalandhar.water");
    }

    @Test
    void whatIsFoundIsWhatItIsInEffect() {
        assertThat(TenantReads.within(PLATFORM, readModels.readModels())
                        .search(text("supply amritsar pb"), Optional.empty(), 9)
                        .tenants())
                .singleElement()
                .satisfies(tenant -> {
                    assertThat(tenant.parent()).isEqualTo("pb.amritsar");
                    assertThat(tenant.name()).isEqualTo("Water Supply of Amritsar");
                    assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
                    assertThat(tenant.effectiveStatus()).isEqualTo(TenantStatus.ARCHIVED);
                    assertThat(tenant.causedBy()).isEqualTo("pb.amritsar");
                    assertThat(tenant.version()).isEqualTo(2);
                });
    }

    private static TenantSearch words(String... words) {
        return TenantSearch.of(new Text(List.of(words)));
    }

    private static List<String> found(TenantSearch search) {
        return Tenants.found(PLATFORM, search, readModels.readModels());
    }
}

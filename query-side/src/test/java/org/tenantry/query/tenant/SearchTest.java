package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.query.tenant.Tenants.PLATFORM;
import static org.tenantry.query.tenant.Tenants.kind;
import static org.tenantry.query.tenant.Tenants.status;
import static org.tenantry.query.tenant.Tenants.text;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(found(status(TenantStatus.ACTIVE))).hasSize(10).contains("hr.amritsar");
    }

    @Test
    void allThatIsGivenMustHold() {
        TenantSearch search = new TenantSearch(
                List.of("water"),
                Optional.of("department"),
                Optional.of(TenantStatus.ACTIVE),
                Optional.of("pb"),
                Optional.of("pb.amritsar.water"),
                10);

        assertThat(found(search)).containsExactly("pb.jalandhar.water");
    }

    @Test
    void whatIsFoundIsWhatItIsInEffect() {
        assertThat(TenantReads.within(PLATFORM, readModels.database()).search(text("supply amritsar pb")))
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
        return new TenantSearch(
                List.of(words), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200);
    }

    private static List<String> found(TenantSearch search) {
        return TenantReads.within(PLATFORM, readModels.database()).search(search).stream()
                .map(TenantView::id)
                .toList();
    }
}

package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
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

class SearchRequestTest {
    @Test
    void withoutParametersItIsTheFirstPageOfAll() {
        SearchRequest all = request();

        assertThat(all.search()).isEqualTo(TenantSearch.of());
        assertThat(all.after()).isEmpty();
        assertThat(all.limit()).isEqualTo(50);
        assertThat(all.counts()).isFalse();
    }

    @Test
    void eachParameterIsACriterion() {
        assertThat(criteria("text=Citta Amri", "kind=city", "status=active", "effectiveStatus=SUSPENDED"))
                .containsExactlyInAnyOrder(
                        new Text(List.of("amri", "citta")),
                        new Kind("city"),
                        new Status(TenantStatus.ACTIVE),
                        new InEffect(TenantStatus.SUSPENDED));
        assertThat(criteria("parent=pb", "under=pb.amritsar", "id=pb", "id=hr", "id=pb"))
                .containsExactlyInAnyOrder(new ChildOf("pb"), new Under("pb.amritsar"), new OneOf(Set.of("pb", "hr")));
        assertThat(criteria("roots=true")).containsExactly(new Root());
        assertThat(criteria("roots=false")).isEmpty();
    }

    @Test
    void aLabelsValueMayHoldWhatSeparatesItFromItsKey() {
        assertThat(criteria("label=tier:gold", "label=a.b/c:x:y,z", "label=note:"))
                .containsExactlyInAnyOrder(
                        new Labelled("tier", "gold"), new Labelled("a.b/c", "x:y,z"), new Labelled("note", ""));
    }

    @Test
    void instantsAreTakenInAnyZoneAndUpToTheMillisecondThatIsNotBefore() {
        assertThat(criteria(
                        "createdFrom=2026-11-24T15:45:30+05:30",
                        "createdBefore=2026-11-24T10:15:30.001Z",
                        "updatedFrom=2026-11-24T10:15:30.0000001Z"))
                .containsExactlyInAnyOrder(
                        new From(Moment.CREATED, Instant.parse("2026-11-24T10:15:30Z")),
                        new Before(Moment.CREATED, Instant.parse("2026-11-24T10:15:30.001Z")),
                        new From(Moment.UPDATED, Instant.parse("2026-11-24T10:15:30.001Z")));
    }

    @ParameterizedTest
    @CsvSource({"id, ID, false", "-name, NAME, true", "createdAt, CREATED, false", "-updatedAt, UPDATED, true"})
    void theOrderIsAFieldAndPerhapsDescending(String sort, By by, boolean descending) {
        assertThat(request("sort=" + sort).search().order()).isEqualTo(new Order(by, descending));
    }

    @Test
    void whoNamesIdsGetsThemOnOnePageUnlessALimitIsGiven() {
        assertThat(request("id=pb").limit()).isEqualTo(200);
        assertThat(request("id=pb", "limit=1").limit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    text=...               | 1 to 8 words, at most 200 characters
                    text=a b c d e f g h i | 1 to 8 words, at most 200 characters
                    kind=                  | a kind such as city: 1 to 63 of a-z, 0-9 and '-', beginning with a letter
                    kind=City              | a kind such as city: 1 to 63 of a-z, 0-9 and '-', beginning with a letter
                    status=gone            | one of ACTIVE, PROVISIONING, FAILED, SUSPENDED, ARCHIVED
                    effectiveStatus=       | one of ACTIVE, PROVISIONING, FAILED, SUSPENDED, ARCHIVED
                    under=PB               | segments
                    under=pb.              | segments
                    parent=                | roots=true is for tenants without a parent
                    parent=p*              | segments
                    roots=yes              | true or false
                    label=tier             | a key, ':' and a value, such as tier:gold
                    label=:gold            | a key, ':' and a value, such as tier:gold
                    createdFrom=yesterday  | an instant such as 2026-11-24T10:15:30Z
                    createdBefore=2026-11-24 | an instant such as 2026-11-24T10:15:30Z
                    updatedFrom=+1000000000-12-31T23:59:59.999999999Z | an instant such as
                    updatedBefore=         | an instant such as
                    id=PB                  | segments
                    sort=-                 | one of id, name, createdAt, updatedAt, with '-' before it for descending
                    sort=names             | one of id, name, createdAt, updatedAt, with '-' before it for descending
                    limit=0                | a number from 1 to 200
                    limit=201              | a number from 1 to 200
                    limit=-1               | a number from 1 to 200
                    limit=99999999999      | a number from 1 to 200
                    limit=ten              | a number from 1 to 200
                    count=                 | true or false
                    """)
    void whatCannotBeSearchedForIsRefused(String parameter, String expected) {
        assertThat(faults(parameter)).singleElement().satisfies(fault -> {
            assertThat(parameter).isEqualTo(fault.field() + "=" + fault.value());
            assertThat(fault.expected()).contains(expected);
        });
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(faults("text=.", "label=x", "sort=size", "parent=P"))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("text", "label", "sort", "parent");
    }

    @Test
    void anEmptySpanOfTimeIsRefused() {
        assertThat(faults("updatedFrom=2026-11-24T10:15:30Z", "updatedBefore=2026-11-24T10:15:30Z"))
                .containsExactly(
                        new Fault("updatedBefore", "2026-11-24T10:15:30Z", "an instant after that of updatedFrom"));
    }

    @Test
    void moreThanManyAreRefused() {
        assertThat(faults(repeated(201, "id=t"))).containsExactly(new Fault("id", "201 ids", "at most 200"));
        assertThat(request(repeated(200, "id=t")).search().criteria()).hasSize(1);
        assertThat(faults(repeated(11, "label=a:"))).containsExactly(new Fault("label", "11 labels", "at most 10"));
    }

    private static String[] repeated(int times, String parameter) {
        return IntStream.range(0, times).mapToObj(i -> parameter + i).toArray(String[]::new);
    }

    private static Set<Criterion> criteria(String... parameters) {
        return request(parameters).search().criteria();
    }

    private static List<Fault> faults(String... parameters) {
        return catchThrowableOfType(ProblemException.class, () -> request(parameters))
                .faults();
    }

    private static SearchRequest request(String... parameters) {
        return SearchRequest.of(Sent.parameters(parameters));
    }
}

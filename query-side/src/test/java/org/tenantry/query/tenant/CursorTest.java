package org.tenantry.query.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;
import org.tenantry.query.tenant.Criterion.Kind;
import org.tenantry.query.tenant.Criterion.Labelled;
import org.tenantry.query.tenant.Criterion.Moment;
import org.tenantry.query.tenant.Criterion.OneOf;
import org.tenantry.query.tenant.Criterion.Text;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.Order.By;
import org.tenantry.query.tenant.Order.Place;

class CursorTest {
    private static final List<Criterion> CRITERIA = List.of(
            new Text(List.of("amritsar", "water")),
            new Kind("city"),
            new Under("pb"),
            new Labelled("tier", "gold"),
            new Labelled("a", "b"),
            new Criterion.From(Moment.CREATED, Instant.EPOCH));
    private static final TenantSearch SEARCH = new TenantSearch(Set.copyOf(CRITERIA), Order.BY_ID);
    private static final Place PLACE = new Place("pb.amritsar", "pb.amritsar");

    @ParameterizedTest
    @CsvSource({"ID, pb.amritsar.water-supply_2", "NAME, 2a40", "NAME, ''", "CREATED, 1767225600000", "UPDATED, 0"})
    void aCursorGivesBackWhereItsPageEnded(By by, String key) {
        for (boolean descending : List.of(true, false)) {
            TenantSearch search = SEARCH.in(new Order(by, descending));
            Place place = new Place(key, "pb.amritsar.water-supply_2");

            assertThat(Cursor.read(search, Cursor.of(search, place))).isEqualTo(place);
        }
    }

    @Test
    void aCursorGoesIntoAnAddressAsItIs() {
        assertThat(Cursor.of(SEARCH, PLACE)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void theSameSearchWrittenInAnotherWayTakesIt() {
        List<Criterion> shuffled = new ArrayList<>(CRITERIA);
        Collections.reverse(shuffled);
        shuffled.add(new Kind("city"));

        String cursor = Cursor.of(new TenantSearch(new LinkedHashSet<>(shuffled), Order.BY_ID), PLACE);

        assertThat(Cursor.read(SEARCH, cursor)).isEqualTo(PLACE);
        assertThat(Cursor.read(
                        TenantSearch.of(new OneOf(Set.of("b", "a"))),
                        Cursor.of(TenantSearch.of(new OneOf(new LinkedHashSet<>(List.of("a", "b")))), PLACE)))
                .isEqualTo(PLACE);
    }

    @Test
    void anotherSearchsCursorIsRefused() {
        for (Criterion left : CRITERIA) {
            Set<Criterion> fewer = new LinkedHashSet<>(CRITERIA);
            fewer.remove(left);
            isRefused(Cursor.of(new TenantSearch(fewer, Order.BY_ID), PLACE));
        }
        isRefused(Cursor.of(SEARCH.in(new Order(By.ID, true)), PLACE));
        isRefused(Cursor.of(SEARCH.in(new Order(By.NAME, false)), new Place("2a", "pb")));
        isRefused(Cursor.of(TenantSearch.of(), PLACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "garbage", "%%%", "AAAA", "pb.amritsar", "\u0000", "////"})
    void garbageIsRefused(String cursor) {
        isRefused(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PB", "pb.", ".*", "pb amritsar", "pb\n", "{\"$gt\":\"\"}"})
    void aHandMadeCursorWithoutATenantIdIsRefused(String id) {
        isRefused(Cursor.of(SEARCH, new Place("pb", id)));
        isRefused(Cursor.of(SEARCH, new Place(id, "pb")));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, z",
        "NAME, 2a4",
        "NAME, pb",
        "CREATED, ''",
        "CREATED, 12a",
        "UPDATED, -1",
        "UPDATED, 1234567890123456789"
    })
    void aHandMadeCursorWithAnImpossibleKeyIsRefused(By by, String key) {
        TenantSearch search = SEARCH.in(new Order(by, false));

        assertThatThrownBy(() -> Cursor.read(search, Cursor.of(search, new Place(key, "pb"))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aCursorOfAnIdAloneIsRefused() {
        isRefused(Base64.getUrlEncoder().encodeToString("pb.amritsar".getBytes(UTF_8)));
    }

    private static void isRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.read(SEARCH, cursor))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(problem.code()).isEqualTo("invalid-cursor");
                });
    }
}

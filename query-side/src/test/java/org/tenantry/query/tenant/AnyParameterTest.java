package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.events.Position;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.paging.PageCursor;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.tenant.Order.Place;

/** Whatever is sent to a search, or as a position, is read, or refused with 4xx. */
class AnyParameterTest {
    private static final TenantSearch BY_NAME =
            new TenantSearch(Set.of(), Order.parse("-name").orElseThrow());
    private static final TenantSearch BY_TIME =
            new TenantSearch(Set.of(), Order.parse("createdAt").orElseThrow());
    private static final String CURSOR = Cursor.of(BY_NAME, new Place("70756e6a6162", "pb"));
    private static final PastSearch PAST = PastSearch.of(sent(null, List.of(), null, null), "2026-01-01T00:00:00Z");

    @Provide
    Arbitrary<String> texts() {
        return near(
                "pb.amritsar",
                "tier:gold",
                "0-17,3-1042",
                "99999-999999999999999999",
                "2026-11-24T10:15:30Z",
                "-1000000000-01-01T00:00:00Z",
                "amrit sahib",
                CURSOR,
                PAST.cursor(new PastSearch.Place(PositionVector.parse("3-1042").orElseThrow(), "pb")));
    }

    /** Places as a client might write them that takes cursors apart, under the right query. */
    @Provide
    Arbitrary<List<String>> places() {
        return near("70756e6a6162", "pb", "1764000000000", "999999999999999", "3-1042", "")
                .list()
                .ofMaxSize(3);
    }

    @Property
    void aSearchIsReadOrRefused(
            @ForAll("texts") String one, @ForAll("texts") String other, @ForAll("texts") String third) {
        refusedOr(() -> {
            SearchRequest read = SearchRequest.of(sent(one, List.of(other), third, null));
            assertThat(read.search().criteria()).isNotEmpty();
        });
        refusedOr(() -> SearchRequest.of(sent(null, List.of(one, other), null, third)));
    }

    @Property
    void aLabelIsAKeyAndAValueOrRefused(@ForAll("texts") String label) {
        refusedOr(() -> assertThat(SearchRequest.of(sent(null, List.of(label), null, null))
                        .search()
                        .criteria())
                .singleElement()
                .isInstanceOfSatisfying(
                        Criterion.Labelled.class,
                        labelled -> assertThat(labelled.key() + ":" + labelled.value())
                                .isEqualTo(label)));
    }

    @Example
    void placesArePutIntoCursorsOfTheRightQuery() {
        assertThat(Cursor.read(BY_TIME, cursorByTime("1764000000000", "pb")))
                .isEqualTo(new Place("1764000000000", "pb"));
    }

    private static String cursorByTime(String... place) {
        return PageCursor.of(List.of(BY_TIME.order().toString()), place);
    }

    @Property
    void aCursorIsAPlaceOrRefused(@ForAll("texts") String cursor, @ForAll("places") List<String> place) {
        String own = cursorByTime(place.toArray(String[]::new));
        for (String sent : List.of(cursor, own)) {
            for (TenantSearch search : List.of(BY_NAME, BY_TIME)) {
                refusedOr(() -> {
                    Place read = Cursor.read(search, sent);
                    assertThat(Cursor.read(search, Cursor.of(search, read))).isEqualTo(read);
                    assertThat(search.order().after(read).toBsonDocument()).isInstanceOf(BsonDocument.class);
                });
            }
            refusedOr(() -> assertThat(PAST.read(sent).id()).isNotEmpty());
        }
    }

    @Property
    void positionsAreReadOrRefused(@ForAll("texts") String text) {
        PositionVector.parse(text)
                .ifPresent(read ->
                        assertThat(PositionVector.parse(read.toString())).hasValue(read));
        refusedOr(() -> {
            AsOf read = AsOf.parse(text);
            assertThat(read).isNotNull();
            if (read instanceof AsOf.Time(Instant instant)) {
                assertThat(AsOf.parse(instant.toString())).isEqualTo(read);
            }
        });
        ReadYourWrites reads = new ReadYourWrites(new Everything(), Duration.ofSeconds(1), () -> 8);
        refusedOr(() -> reads.await(text, Touched.everything()));
        refusedOr(() -> reads.await(text, Touched.treeOf("pb")));
    }

    private static void refusedOr(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        }
    }

    private static SearchParameters sent(
            @Nullable String text, List<String> labels, @Nullable String from, @Nullable String cursor) {
        return new SearchParameters(
                text, null, null, null, null, null, null, labels, from, null, null, null, List.of(), null, null, cursor,
                null, null);
    }

    /** Any text, or one that was valid until something was cut out of it and something put in. */
    private static Arbitrary<String> near(String... valid) {
        Arbitrary<String> any = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(4),
                Arbitraries.of(
                        "", " ", ":", ",", "-", "=", "%", "\ud800", "\u0000", "9".repeat(20), "3-1,".repeat(200)));
        Arbitrary<String> changed = Combinators.combine(
                        Arbitraries.of(valid),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 3),
                        any)
                .as((text, place, cut, put) -> text.substring(0, Math.min(place, text.length()))
                        + put
                        + text.substring(Math.min(place + cut, text.length())));
        return Arbitraries.oneOf(any, changed, changed, Arbitraries.of(valid));
    }

    private static final class Everything implements Positions {
        @Override
        public long next(int partition) {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean await(Position position, Duration timeout) {
            return true;
        }

        @Override
        public Optional<String> missing(Position position) {
            return Optional.empty();
        }
    }
}

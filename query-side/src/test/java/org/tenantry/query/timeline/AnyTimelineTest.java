package org.tenantry.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;
import org.tenantry.query.paging.PageCursor;

/** Whatever is sent to a history is read, or refused with 4xx. */
class AnyTimelineTest {
    private static final List<String> QUERY_OF_PB = List.of(
            "of pb",
            "subtree false",
            "actor Optional.empty",
            "types []",
            "from Optional.empty",
            "before Optional.empty",
            "descending true");

    @Provide
    Arbitrary<List<String>> places() {
        return Arbitraries.oneOf(
                        Arbitraries.of("0", "1042", "999999999999999", "999999999999999999", "-1", "\u0661", ""),
                        Arbitraries.strings().all().ofMaxLength(3))
                .list()
                .ofMaxSize(3);
    }

    @Example
    void placesArePutIntoCursorsOfTheRightQuery() {
        assertThat(TimelineRequest.of("pb", sent(null, null, PageCursor.of(QUERY_OF_PB, "0", "1042")))
                        .after())
                .isPresent();
    }

    @Property
    void aCursorIsAPlaceOrRefused(@ForAll("places") List<String> place, @ForAll String other) {
        for (String cursor : List.of(PageCursor.of(QUERY_OF_PB, place.toArray(String[]::new)), other)) {
            refusedOr(() -> {
                TimelineRequest read = TimelineRequest.of("pb", sent(null, null, cursor));
                assertThat(TimelineRequest.of(
                                        "pb",
                                        sent(
                                                null,
                                                null,
                                                read.cursor(read.after().orElseThrow())))
                                .after())
                        .isEqualTo(read.after());
            });
        }
    }

    @Property
    void parametersAreReadOrRefused(@ForAll String actor, @ForAll String from) {
        refusedOr(() -> assertThat(TimelineRequest.of("pb", sent(actor, null, null))
                        .events()
                        .actor())
                .hasValue(actor));
        refusedOr(() -> assertThat(TimelineRequest.of("pb", sent(null, from, null))
                        .events()
                        .from())
                .isPresent());
    }

    private static void refusedOr(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        }
    }

    private static TimelineParameters sent(@Nullable String actor, @Nullable String from, @Nullable String cursor) {
        return new TimelineParameters(null, actor, List.of(), from, null, null, null, cursor);
    }
}

package org.tenantry.query.tenant;

import java.util.List;
import java.util.stream.Stream;
import org.tenantry.http.ProblemException;
import org.tenantry.query.paging.PageCursor;
import org.tenantry.query.tenant.Order.Place;

/** Where a page of a search ended. */
final class Cursor {
    private Cursor() {}

    /** The cursor that continues a search after a place. */
    static String of(TenantSearch search, Place place) {
        return PageCursor.of(query(search), place.key(), place.id());
    }

    /**
     * The place after which the page begins.
     *
     * @throws ProblemException 400 if it is no cursor, or another query's
     */
    static Place read(TenantSearch search, String cursor) {
        return PageCursor.read(query(search), cursor)
                .filter(place -> place.size() == 2)
                .map(place -> new Place(place.get(0), place.get(1)))
                .filter(search.order()::has)
                .orElseThrow(() -> PageCursor.invalid(cursor));
    }

    /** The same for the same criteria, however they were written and in whichever order. */
    private static List<String> query(TenantSearch search) {
        Stream<String> criteria =
                search.criteria().stream().map(Criterion::toString).sorted();
        return Stream.concat(Stream.of(search.order().toString()), criteria).toList();
    }
}

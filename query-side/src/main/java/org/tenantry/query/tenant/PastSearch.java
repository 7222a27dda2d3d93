package org.tenantry.query.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenantry.access.Scope;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.paging.PageCursor;

/**
 * Which tenants are asked for as they were. By what they were then they are not searched for: no index has it.
 *
 * @param at as it was sent
 * @param under the root of the subtree that is wanted; empty for all
 * @param ids of those that are wanted; empty for all
 */
record PastSearch(String at, Optional<String> under, Optional<Set<String>> ids) {
    private static final String EXPECTED = "nothing where 'at' is given: under, id, limit and cursor go with it";

    /** Where a page ended, and where the partitions stood for the first. */
    record Place(PositionVector positions, String id) {}

    /**
     * Checks the parameters.
     *
     * @throws ProblemException 400 with each that is not as expected, or does not go with {@code at}
     */
    static PastSearch of(SearchParameters sent, String at) {
        List<Fault> faults = new ArrayList<>();
        refuse(faults, "text", sent.text());
        refuse(faults, "kind", sent.kind());
        refuse(faults, "status", sent.status());
        refuse(faults, "effectiveStatus", sent.effectiveStatus());
        refuse(faults, "parent", sent.parent());
        refuse(faults, "roots", sent.roots());
        sent.label().forEach(label -> refuse(faults, "label", label));
        refuse(faults, "createdFrom", sent.createdFrom());
        refuse(faults, "createdBefore", sent.createdBefore());
        refuse(faults, "updatedFrom", sent.updatedFrom());
        refuse(faults, "updatedBefore", sent.updatedBefore());
        refuse(faults, "sort", sent.sort());
        refuse(faults, "count", sent.count());
        faults.addAll(SearchRequest.faultsOfIds(sent));
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new PastSearch(
                at,
                Optional.ofNullable(sent.under()),
                sent.id().isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(sent.id())));
    }

    private static void refuse(List<Fault> faults, String parameter, @Nullable String value) {
        if (value != null) {
            faults.add(new Fault(parameter, value, EXPECTED));
        }
    }

    Area area(Scope scope) {
        return under.map(Area.of(scope)::within).orElseGet(() -> Area.of(scope));
    }

    String cursor(Place place) {
        return PageCursor.of(query(), place.positions().toString(), place.id());
    }

    /**
     * Where the page begins.
     *
     * @throws ProblemException 400 if it is no cursor, or another query's
     */
    Place read(String cursor) {
        return PageCursor.read(query(), cursor)
                .filter(place -> place.size() == 2 && TenantId.isValid(place.get(1)))
                .flatMap(place ->
                        PositionVector.parse(place.get(0)).map(positions -> new Place(positions, place.get(1))))
                .orElseThrow(() -> PageCursor.invalid(cursor));
    }

    private List<String> query() {
        return List.of(
                "at " + at,
                "under " + under,
                "ids " + ids.map(Set::stream).map(all -> all.sorted().toList()));
    }
}

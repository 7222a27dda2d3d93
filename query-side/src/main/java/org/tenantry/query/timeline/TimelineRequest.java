package org.tenantry.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventJson;
import org.tenantry.events.OverridesEvent;
import org.tenantry.events.TenantEvent;
import org.tenantry.http.Fault;
import org.tenantry.http.Flag;
import org.tenantry.http.InstantParameter;
import org.tenantry.http.PageSize;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.PastEvents;
import org.tenantry.query.history.PastEvents.Place;
import org.tenantry.query.paging.PageCursor;

/**
 * A part of a history, as it is asked for.
 *
 * @param after where the page begins; empty for the first
 * @param limit how many a page has
 */
record TimelineRequest(PastEvents events, Optional<Place> after, int limit) {
    static final int MAX_ACTOR = 200;
    private static final String NEWEST_FIRST = "-at";
    private static final String OLDEST_FIRST = "at";

    /** The types of events that concern a tenant. */
    private static final TreeSet<String> TYPES = EventJson.types().entrySet().stream()
            .filter(type -> TenantEvent.class.isAssignableFrom(type.getValue())
                    || OverridesEvent.class.isAssignableFrom(type.getValue()))
            .map(type -> type.getKey())
            .collect(Collectors.toCollection(TreeSet::new));

    /**
     * Checks the parameters.
     *
     * @throws ProblemException 400 with each that is not as expected
     */
    static TimelineRequest of(String tenant, TimelineParameters sent) {
        boolean subtree = Flag.isSet("subtree", sent.subtree());
        int limit = PageSize.of(sent.limit());
        List<Fault> faults = new ArrayList<>();
        if (sent.actor() != null && (sent.actor().isEmpty() || sent.actor().length() > MAX_ACTOR)) {
            faults.add(new Fault("actor", sent.actor(), "1 to " + MAX_ACTOR + " characters"));
        }
        sent.type().stream()
                .filter(type -> !TYPES.contains(type))
                .forEach(type -> faults.add(new Fault("type", type, "one of " + String.join(", ", TYPES))));
        Optional<Instant> from = instant("from", sent.from(), faults);
        Optional<Instant> before = instant("before", sent.before(), faults);
        if (from.isPresent() && before.isPresent() && !from.get().isBefore(before.get())) {
            faults.add(new Fault("before", sent.before(), "an instant after that of from"));
        }
        if (sent.sort() != null
                && !sent.sort().equals(OLDEST_FIRST)
                && !sent.sort().equals(NEWEST_FIRST)) {
            faults.add(new Fault("sort", sent.sort(), OLDEST_FIRST + " or " + NEWEST_FIRST));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        PastEvents events = new PastEvents(
                tenant,
                subtree,
                Optional.ofNullable(sent.actor()),
                new HashSet<>(sent.type()),
                from,
                before,
                !OLDEST_FIRST.equals(sent.sort()));
        return new TimelineRequest(
                events, Optional.ofNullable(sent.cursor()).map(cursor -> read(events, cursor)), limit);
    }

    private static Optional<Instant> instant(String parameter, @Nullable String value, List<Fault> faults) {
        Optional<Instant> instant = Optional.ofNullable(value).flatMap(InstantParameter::parse);
        if (value != null && instant.isEmpty()) {
            faults.add(new Fault(parameter, value, InstantParameter.EXPECTED));
        }
        return instant;
    }

    /** The cursor that continues after a place. */
    String cursor(Place place) {
        return PageCursor.of(query(events), Long.toString(place.at().toEpochMilli()), Long.toString(place.position()));
    }

    private static Place read(PastEvents events, String cursor) {
        return PageCursor.read(query(events), cursor)
                .filter(place -> place.size() == 2
                        && place.get(0).matches("\\d{1,15}")
                        && place.get(1).matches("\\d{1,18}"))
                .map(place ->
                        new Place(Instant.ofEpochMilli(Long.parseLong(place.get(0))), Long.parseLong(place.get(1))))
                .orElseThrow(() -> PageCursor.invalid(cursor));
    }

    private static List<String> query(PastEvents events) {
        return List.of(
                "of " + events.tenant(),
                "subtree " + events.subtree(),
                "actor " + events.actor(),
                "types " + new TreeSet<>(events.types()),
                "from " + events.from(),
                "before " + events.before(),
                "descending " + events.descending());
    }
}

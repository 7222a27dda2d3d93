package org.tenantry.query.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Which events of a tenant are asked for. They are all of one partition, so that time and position order them.
 *
 * @param subtree whether those of all beneath it are, too
 * @param types by their wire names; empty for all
 * @param from at that instant or after it
 * @param before that instant
 * @param descending whether the newest come first
 */
public record PastEvents(
        String tenant,
        boolean subtree,
        Optional<String> actor,
        Set<String> types,
        Optional<Instant> from,
        Optional<Instant> before,
        boolean descending) {
    public PastEvents {
        types = Set.copyOf(types);
    }

    /** All there are of a tenant, the newest first. */
    public static PastEvents of(String tenant) {
        return new PastEvents(
                tenant, false, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), /* descending= */ true);
    }

    /** Where an event stands among them. */
    public record Place(Instant at, long position) {
        /** Where one stands. */
        public static Place of(PublishedEvent event) {
            return new Place(
                    event.envelope().time(), event.envelope().position().offset());
        }
    }

    List<Bson> filters() {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq(subtree ? HistoryBson.PATH : HistoryBson.TENANT, tenant));
        actor.ifPresent(name -> filters.add(eq(HistoryBson.ACTOR, name)));
        if (!types.isEmpty()) {
            filters.add(in(HistoryBson.TYPE, types));
        }
        from.ifPresent(instant -> filters.add(gte(HistoryBson.AT, instant)));
        before.ifPresent(instant -> filters.add(lt(HistoryBson.AT, instant)));
        return filters;
    }

    Bson after(Place place) {
        return descending
                ? and(
                        lte(HistoryBson.AT, place.at()),
                        or(
                                lt(HistoryBson.AT, place.at()),
                                and(eq(HistoryBson.AT, place.at()), lt(HistoryBson.POSITION, place.position()))))
                : and(
                        gte(HistoryBson.AT, place.at()),
                        or(
                                gt(HistoryBson.AT, place.at()),
                                and(eq(HistoryBson.AT, place.at()), gt(HistoryBson.POSITION, place.position()))));
    }

    Bson sort() {
        return descending
                ? Sorts.descending(HistoryBson.AT, HistoryBson.POSITION)
                : Sorts.ascending(HistoryBson.AT, HistoryBson.POSITION);
    }
}

package org.tenantry.query.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.query.configuration.OverridesChanges;
import org.tenantry.query.history.Changes;
import org.tenantry.query.history.PastEvents.Place;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.tenant.TenantChanges;
import org.tenantry.subscriber.PublishedEvent;

/** What happened to tenants, with what it changed. */
public final class Timeline {
    /** So many events may have to be folded for a page, if one of it does not need more by itself; then the page is short. */
    private static final int MAX_FOLDED = 20_000;

    private final StoredHistory history;
    private final TenantChanges tenants;
    private final OverridesChanges overrides;
    private final IntSupplier partitions;

    /** @param partitions how many the log has */
    public Timeline(StoredHistory history, TenantChanges tenants, OverridesChanges overrides, IntSupplier partitions) {
        this.history = history;
        this.tenants = tenants;
        this.overrides = overrides;
        this.partitions = partitions;
    }

    /**
     * A part of what is asked for.
     *
     * @param next after which the rest comes; empty if there is none
     */
    record Part(List<TimelineEntry> entries, Optional<Place> next) {}

    boolean knows(TenantId tenant) {
        return history.knows(tenant.value());
    }

    /** @param mayReadPersonalData whether who asks may know what is personal of a tenant */
    Part read(TimelineRequest request, Predicate<String> mayReadPersonalData) {
        int partition = new TenantId(request.events().tenant()).partition(partitions.getAsInt());
        BoundedPage<PublishedEvent> read = history.of(request.events(), partition, request.after(), request.limit());
        List<PublishedEvent> affordable = read.items().subList(0, affordable(read.items(), MAX_FOLDED));
        Map<Position, Changes> changes = new HashMap<>(overrides.ofFirst(
                affordable.stream().filter(event -> !isOfTenant(event)).toList()));
        List<PublishedEvent> page = affordable.stream()
                .takeWhile(event -> isOfTenant(event)
                        || changes.containsKey(event.envelope().position()))
                .toList();
        changes.putAll(tenants.of(page.stream().filter(Timeline::isOfTenant).toList(), mayReadPersonalData));
        boolean hasMore = read.hasMore() || page.size() < read.items().size();
        return new Part(
                page.stream()
                        .flatMap(event -> Stream.ofNullable(
                                        changes.get(event.envelope().position()))
                                .map(change -> TimelineEntry.of(event, change)))
                        .toList(),
                hasMore ? Optional.of(Place.of(page.getLast())) : Optional.empty());
    }

    /**
     * How many of some can be told without reading more than so many events: for each tenant all up to the last that is told.
     * The first can, whatever it takes.
     */
    static int affordable(List<PublishedEvent> events, int max) {
        Map<String, Long> needed = new HashMap<>();
        long sum = 0;
        for (int i = 0; i < events.size(); i++) {
            if (isOfTenant(events.get(i))) {
                EventEnvelope envelope = events.get(i).envelope();
                long known = needed.getOrDefault(envelope.aggregate(), 0L);
                long more = Math.max(0, envelope.sequence() + 1 - known);
                needed.put(envelope.aggregate(), known + more);
                sum += more;
                if (sum > max && i > 0) {
                    return i;
                }
            }
        }
        return events.size();
    }

    private static boolean isOfTenant(PublishedEvent event) {
        return event.envelope().aggregate().equals(event.envelope().tenant());
    }
}

package org.tenantry.subscriber;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.Intake.InHand;

/**
 * What of a partition is in hand: each tenant's events in order, and how far all before are handled.
 * Guarded by its intake's lock.
 */
final class PartitionWork {
    /** An event in hand. */
    static final class Item {
        final PublishedEvent event;
        private boolean handled;

        Item(PublishedEvent event) {
            this.event = event;
        }

        String tenant() {
            return event.envelope().tenant();
        }
    }

    private final Deque<Item> inOrder = new ArrayDeque<>();
    private final Map<String, Deque<Item>> byTenant = new HashMap<>();
    private final Map<String, ParkedTenant> parked = new TreeMap<>();
    private @Nullable Place handledTo;
    private long takenTo;
    private int handling;
    private boolean changed;
    private boolean ended;

    /** Work that goes on where an earlier life was. */
    PartitionWork(Optional<Place> place) {
        place.ifPresent(earlier -> {
            handledTo = earlier;
            takenTo = earlier.offset();
            earlier.parked().forEach(tenant -> parked.put(tenant.tenant(), tenant));
        });
    }

    /** Takes an event over; returns whether its tenant had nothing in hand, and is now to be handled. */
    boolean take(Item item, boolean wanted) {
        inOrder.addLast(item);
        takenTo = item.event.offset() + 1;
        if (!wanted || parked.containsKey(item.tenant())) {
            item.handled = true; // what is parked is read again when it is retried
            return false;
        }
        Deque<Item> queue = byTenant.computeIfAbsent(item.tenant(), none -> new ArrayDeque<>());
        queue.addLast(item);
        return queue.size() == 1;
    }

    /** How many events there are from the first that is not handled on. */
    int size() {
        passHandled();
        return inOrder.size();
    }

    private void passHandled() {
        @Nullable Item last = null;
        while (!inOrder.isEmpty() && inOrder.getFirst().handled) {
            last = inOrder.removeFirst();
        }
        if (last != null) {
            handledTo = Place.after(last.event);
            changed = true;
        }
    }

    /** What is next of a tenant. */
    Optional<Item> next(String tenant) {
        @Nullable Deque<Item> queue = byTenant.get(tenant);
        return queue == null ? Optional.empty() : Optional.ofNullable(queue.peekFirst());
    }

    void handled(Item item) {
        item.handled = true;
        @Nullable Deque<Item> queue = byTenant.get(item.tenant());
        if (queue != null) {
            queue.removeFirst();
            if (queue.isEmpty()) {
                byTenant.remove(item.tenant());
            }
        }
    }

    /** Parks a tenant at an event; its later ones wait as well. */
    void park(ParkedTenant tenant) {
        parked.put(tenant.tenant(), tenant);
        changed = true;
        @Nullable Deque<Item> queue = byTenant.remove(tenant.tenant());
        if (queue != null) {
            queue.forEach(item -> item.handled = true);
        }
    }

    void unpark(String tenant) {
        parked.remove(tenant);
        changed = true;
    }

    Map<String, ParkedTenant> parked() {
        return parked;
    }

    /** The offset up to which events were taken over. */
    long takenTo() {
        return takenTo;
    }

    /** Up to where all is handled, if that has changed since it was asked last. */
    Optional<Place> progressed() {
        passHandled();
        @Nullable Place place = handledTo;
        if (!changed || place == null) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(new Place(place.log(), place.position(), place.offset(), List.copyOf(parked.values())));
    }

    /** What is not handled. */
    InHand inHand() {
        return new InHand(
                byTenant.values().stream().mapToLong(Deque::size).sum(),
                inOrder.stream()
                        .filter(item -> !item.handled)
                        .findFirst()
                        .map(item -> item.event.envelope().time()));
    }

    /** A handler begins, or ends. */
    void handling(int more) {
        handling += more;
    }

    boolean isHandling() {
        return handling > 0;
    }

    /** Nothing more of it is handled. */
    void end() {
        ended = true;
        byTenant.clear();
    }

    boolean isEnded() {
        return ended;
    }
}

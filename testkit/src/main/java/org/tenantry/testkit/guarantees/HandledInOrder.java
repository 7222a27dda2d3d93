package org.tenantry.testkit.guarantees;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A restart may go back to what was handled before; nothing ever goes ahead of what was not. */
final class HandledInOrder implements Guarantee {
    @Override
    public void check(Observed run) {
        Map<String, List<Place>> expected = TenantOrder.ofLog(run);
        for (Subscriber subscriber : run.subscribers()) {
            Map<String, List<Place>> handled = TenantOrder.of(subscriber.handled());
            handled.forEach(
                    (tenant, places) -> requireNoneAhead(subscriber, places, expected.getOrDefault(tenant, List.of())));
            expected.forEach((tenant, places) -> {
                @Nullable List<Place> some = handled.get(tenant);
                Place last = places.get(places.size() - 1);
                if (some == null || !some.contains(last)) {
                    throw new AssertionError("%s has never handled %s".formatted(subscriber.name(), last));
                }
            });
        }
    }

    private static void requireNoneAhead(Subscriber subscriber, List<Place> handled, List<Place> expected) {
        int next = 0;
        for (Place place : handled) {
            int index = expected.indexOf(place);
            if (index < 0) {
                throw new AssertionError(
                        "%s has handled %s, which the log does not have".formatted(subscriber.name(), place));
            }
            if (index > next) {
                throw new AssertionError("%s has handled %s, and not %s before it"
                        .formatted(subscriber.name(), place, expected.get(next)));
            }
            next = Math.max(next, index + 1);
        }
    }
}

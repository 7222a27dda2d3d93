package org.tenantry.testkit.guarantees;

import java.util.ArrayList;
import java.util.List;

/** A run to plant faults in: without one, all guarantees hold. */
final class ARun {
    final List<Event> log = new ArrayList<>();
    final List<Event> topic = new ArrayList<>();
    final List<Acknowledged> acknowledged = new ArrayList<>();
    final List<Place> handled = new ArrayList<>();
    final List<Place> effects = new ArrayList<>();

    /** Two partitions of six events, of two tenants each; the last of the second was not acknowledged. */
    ARun() {
        for (int partition = 0; partition < 2; partition++) {
            for (int position = 0; position < 6; position++) {
                String tenant = "t%d.%d".formatted(partition, position % 2);
                String mark = "command-%d-%d".formatted(partition, position);
                String payload = "{\"name\": \"" + mark + "\"}";
                log.add(new Event(partition, position, tenant, "TenantUpdated", payload, "hash of " + mark));
                acknowledged.add(new Acknowledged(new Place(partition, position, tenant), mark));
            }
        }
        topic.addAll(log);
        acknowledged.remove(acknowledged.size() - 1);
        effects.addAll(log.stream().map(Event::place).toList());
        handled.addAll(effects.subList(0, 4));
        handled.addAll(effects.subList(1, 12)); // it was killed, and had stored progress up to the first only
    }

    Observed observed() {
        return new Observed(log, topic, acknowledged, List.of(new Subscriber("billing", handled, effects)));
    }
}

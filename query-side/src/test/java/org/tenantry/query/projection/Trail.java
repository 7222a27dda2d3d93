package org.tenantry.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantEvent;
import org.tenantry.subscriber.PublishedEvent;

/** Remembers for each tenant at which positions its events stood: what is lost, or comes twice, shows. */
class Trail implements Projection<Trail.Steps> {
    record Steps(String tenant, List<Long> positions) {}

    /** All that is stored, by tenant. */
    static Map<String, List<Long>> stored(Iterable<Document> documents) {
        Map<String, List<Long>> stored = new TreeMap<>();
        for (Document document : documents) {
            stored.put(document.getString("_id"), document.getList("positions", Long.class));
        }
        return stored;
    }

    /** What must be stored when all of some events were taken once and in order. */
    static Map<String, List<Long>> of(List<PublishedEvent> events) {
        Map<String, List<Long>> expected = new TreeMap<>();
        for (PublishedEvent event : events) {
            expected.computeIfAbsent(event.envelope().tenant(), none -> new ArrayList<>())
                    .add(event.envelope().position().offset());
        }
        return expected;
    }

    @Override
    public String name() {
        return "trail";
    }

    @Override
    public List<String> documentsOf(PublishedEvent published) {
        return published.isOf(TenantEvent.class) ? List.of(published.envelope().tenant()) : List.of();
    }

    @Override
    public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
        List<Long> positions = new ArrayList<>(before == null ? List.of() : before.positions());
        positions.add(event.envelope().position().offset());
        return new Steps(id, List.copyOf(positions));
    }

    @Override
    public Steps read(Document stored) {
        return new Steps(stored.getString("_id"), stored.getList("positions", Long.class));
    }

    @Override
    public Document write(Steps steps) {
        return new Document("_id", steps.tenant()).append("positions", steps.positions());
    }
}

package org.tenantry.audit.readmodels;

import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;

/** Who takes part in provisioning, by kind of tenant. */
final class PlanModel implements Model {
    private static final String PLANS = "/provisioning-plans/";

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public List<String> order() {
        return List.of("_id");
    }

    @Override
    public String aggregate(Document stored) {
        return PLANS + stored.get("_id");
    }

    @Override
    public SortedMap<String, List<StoredEvent>> documents(Aggregate aggregate) {
        SortedMap<String, List<StoredEvent>> documents = new TreeMap<>();
        if (aggregate.id().startsWith(PLANS) && !aggregate.events().isEmpty()) {
            documents.put(aggregate.id().substring(PLANS.length()), aggregate.events());
        }
        return documents;
    }

    @Override
    public Document facts(String id, List<StoredEvent> events) {
        StoredEvent last = events.getLast();
        List<String> participants = last.event() instanceof ProvisioningPlanSet set ? set.participants() : List.of();
        return new Document("_id", id)
                .append("participants", participants)
                .append("version", last.sequence() + 1)
                .append("updatedAt", Date.from(last.commit().time()))
                .append(Stored.ORDER, last.position().offset());
    }

    @Override
    public Document told(Document stored) {
        return new Document(stored);
    }
}

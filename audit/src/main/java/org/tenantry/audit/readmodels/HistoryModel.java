package org.tenantry.audit.readmodels;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;

/** The events that concern tenants, each as it was published. */
final class HistoryModel implements Model {
    private final String log;

    HistoryModel(String log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<String> order() {
        return List.of("aggregate", "position");
    }

    @Override
    public String aggregate(Document stored) {
        return String.valueOf(stored.get("aggregate"));
    }

    @Override
    public SortedMap<String, List<StoredEvent>> documents(Aggregate aggregate) {
        SortedMap<String, List<StoredEvent>> documents = new TreeMap<>();
        aggregate.events().stream()
                .filter(event -> TenantId.isValid(event.commit().key()))
                .forEach(event -> documents.put(aggregate.id() + "@" + event.sequence(), List.of(event)));
        return documents;
    }

    @Override
    public Document facts(String id, List<StoredEvent> events) {
        StoredEvent event = events.getFirst();
        Commit commit = event.commit();
        Map<String, String> metadata = commit.metadata();
        Document facts = new Document("_id", id)
                .append("tenant", commit.key())
                .append("path", new TenantId(commit.key()).path())
                .append("aggregate", commit.aggregate())
                .append("sequence", event.sequence())
                .append("partition", event.position().partition())
                .append("position", event.position().offset())
                .append("type", event.stored().type())
                .append("actor", metadata.get("actor"))
                .append("at", Date.from(commit.time()))
                .append("log", log)
                .append("commit", commit.id())
                .append("index", (int) (event.position().offset() - commit.position()))
                .append("count", commit.events().size())
                .append("hash", commit.hash().hex())
                .append("correlation", metadata.get("correlation"))
                .append("causation", metadata.get("causation"))
                .append("traceparent", metadata.get("traceparent"))
                .append("payload", event.stored().payload())
                .append(Stored.ORDER, event.position().offset());
        if (metadata.containsKey("via")) {
            facts.append("via", metadata.get("via"));
        }
        if (event.sequence() == 0 && commit.aggregate().equals(commit.key())) {
            facts.append("born", commit.key());
        }
        return facts;
    }

    @Override
    public Document told(Document stored) {
        return new Document(stored);
    }
}

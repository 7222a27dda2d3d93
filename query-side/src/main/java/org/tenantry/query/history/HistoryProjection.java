package org.tenantry.query.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.TenantId;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Events that concern a tenant, each to a document of its own. It is made of what the event was published with: what it says
 * is not read here, so that it is kept even if it cannot be.
 */
public final class HistoryProjection implements Projection<PublishedEvent> {
    public static final String NAME = "history";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> documentsOf(PublishedEvent published) {
        EventEnvelope envelope = published.envelope();
        return TenantId.isValid(envelope.tenant())
                ? List.of(HistoryBson.id(envelope.aggregate(), envelope.sequence()))
                : List.of(); // one of the platform's own
    }

    @Override
    public PublishedEvent evolve(String id, @Nullable PublishedEvent before, PublishedEvent published) {
        return published;
    }

    /**
     * There is one for each way to fold, to find who was there, and to go through a tenant or a subtree in the order of
     * time: for the latter also behind actor and type, as either may be rare. A tenant's own events are few enough to be
     * looked through.
     */
    @Override
    public void createIndexes(MongoCollection<Document> history) {
        history.createIndex(Indexes.ascending(HistoryBson.AGGREGATE, HistoryBson.POSITION));
        history.createIndex(Indexes.ascending(HistoryBson.PARTITION, HistoryBson.AT, HistoryBson.POSITION));
        history.createIndex(Indexes.ascending(HistoryBson.BORN, HistoryBson.PARTITION, HistoryBson.POSITION));
        history.createIndex(
                Indexes.ascending(HistoryBson.PATH, HistoryBson.BORN, HistoryBson.PARTITION, HistoryBson.POSITION));
        history.createIndex(Indexes.ascending(HistoryBson.TENANT, HistoryBson.AT, HistoryBson.POSITION));
        history.createIndex(Indexes.ascending(HistoryBson.PATH, HistoryBson.AT, HistoryBson.POSITION));
        history.createIndex(
                Indexes.ascending(HistoryBson.PATH, HistoryBson.ACTOR, HistoryBson.AT, HistoryBson.POSITION));
        history.createIndex(
                Indexes.ascending(HistoryBson.PATH, HistoryBson.TYPE, HistoryBson.AT, HistoryBson.POSITION));
    }

    @Override
    public PublishedEvent read(Document stored) {
        return HistoryBson.read(stored);
    }

    @Override
    public Document write(PublishedEvent published) {
        return HistoryBson.write(published);
    }
}

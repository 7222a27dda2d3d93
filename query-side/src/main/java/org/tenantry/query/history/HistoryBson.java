package org.tenantry.query.history;

import org.bson.Document;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.subscriber.PublishedEvent;

/** Events as MongoDB documents. What they say stays the text that was published, sealed where it was sealed. */
final class HistoryBson {
    static final String ID = "_id";
    static final String TENANT = "tenant";
    static final String AGGREGATE = "aggregate";
    static final String PARTITION = "partition";
    static final String POSITION = "position";
    static final String TYPE = "type";
    static final String ACTOR = "actor";
    static final String AT = "at";

    /** What it says, as it was published. */
    static final String PAYLOAD = "payload";

    /** The service that called on behalf of the actor, if one did. */
    private static final String VIA = "via";

    /** The ids of the tenant's ancestors, and its own. */
    static final String PATH = "path";

    /** Of the event by which a tenant came into being: the tenant's id. */
    static final String BORN = "born";

    private HistoryBson() {}

    static String id(String aggregate, long sequence) {
        return aggregate + "@" + sequence;
    }

    static Document write(PublishedEvent published) {
        EventEnvelope envelope = published.envelope();
        boolean isFirst = envelope.sequence() == 0 && envelope.aggregate().equals(envelope.tenant());
        Document document = new Document(ID, id(envelope.aggregate(), envelope.sequence()))
                .append(TENANT, envelope.tenant())
                .append(PATH, new TenantId(envelope.tenant()).path())
                .append(AGGREGATE, envelope.aggregate())
                .append("sequence", envelope.sequence())
                .append(PARTITION, envelope.position().partition())
                .append(POSITION, envelope.position().offset())
                .append(TYPE, envelope.type())
                .append(ACTOR, envelope.actor())
                .append(AT, envelope.time())
                .append("log", envelope.log())
                .append("commit", envelope.commit())
                .append("index", envelope.index())
                .append("count", envelope.count())
                .append("hash", envelope.hash())
                .append("correlation", envelope.correlation())
                .append("causation", envelope.causation())
                .append("traceparent", envelope.traceparent())
                .append(PAYLOAD, published.payload());
        if (envelope.via() != null) {
            document.append(VIA, envelope.via());
        }
        return isFirst ? document.append(BORN, envelope.tenant()) : document;
    }

    static PublishedEvent read(Document stored) {
        return PublishedEvent.of(
                new EventEnvelope(
                        stored.getString("log"),
                        new Position(stored.getInteger(PARTITION), stored.getLong(POSITION)),
                        stored.getString(TENANT),
                        stored.getString(AGGREGATE),
                        stored.getLong("sequence"),
                        stored.getString(TYPE),
                        stored.getDate(AT).toInstant(),
                        stored.getString("commit"),
                        stored.getInteger("index"),
                        stored.getInteger("count"),
                        stored.getString("hash"),
                        stored.getString(ACTOR),
                        stored.getString(VIA),
                        stored.getString("correlation"),
                        stored.getString("causation"),
                        stored.getString("traceparent")),
                stored.getString(PAYLOAD));
    }
}

package org.tenantry.audit.readmodels;

import java.util.List;
import java.util.SortedMap;
import org.bson.Document;
import org.tenantry.audit.fold.StoredEvent;

/** A read model whose documents are each made of events of one aggregate. */
interface Model {
    /** Its projection. */
    String name();

    /** By what its documents are in the order of their aggregates; it has an index. */
    List<String> order();

    /** The aggregate that a document is of. */
    String aggregate(Document stored);

    /** The documents that there must be, by id: of which events each is made. */
    SortedMap<String, List<StoredEvent>> documents(Aggregate aggregate);

    /** What a document must say after some events; at least one. */
    Document facts(String id, List<StoredEvent> events);

    /** What a document says; without what only serves to find it. */
    Document told(Document stored);
}

package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;
import org.tenantry.subscriber.Place;

/** A read model as those see it who read it: what serves of it, and how far that is, on whichever node. */
public interface Served extends Positions {
    /** What is read now. */
    MongoCollection<Document> collection();

    /** Up to where all of a partition is applied: not further than to the first event that is parked. */
    Optional<Place> place(int partition);

    /** What of a partition is in it, which may be more than up to where all is applied. */
    Reached reached(int partition);
}

package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How far a projection has come in each partition, kept beside what it builds. */
final class Progress {
    /**
     * A place in a partition.
     *
     * @param log the id of the log that was followed
     * @param position of the first event not yet projected
     * @param offset of the first record not yet read
     */
    record Place(String log, long position, long offset) {}

    private final MongoCollection<Document> collection;
    private final String projection;

    Progress(MongoCollection<Document> collection, String projection) {
        this.collection = collection;
        this.projection = projection;
    }

    /** Empty if nothing was projected of the partition. */
    Optional<Place> of(int partition) {
        @Nullable Document stored = collection.find(new Document("_id", id(partition))).first();
        return Optional.ofNullable(stored)
                .map(place -> new Place(place.getString("log"), place.getLong("position"), place.getLong("offset")));
    }

    void advance(int partition, Place place) {
        collection.replaceOne(
                new Document("_id", id(partition)),
                new Document("_id", id(partition))
                        .append("log", place.log())
                        .append("position", place.position())
                        .append("offset", place.offset()),
                new ReplaceOptions().upsert(true));
    }

    private String id(int partition) {
        return projection + "/" + partition;
    }
}

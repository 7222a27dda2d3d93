package org.tenantry.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.ProgressStore;

/** How far a projection has come in each partition, kept beside what it builds. */
final class Progress implements ProgressStore {
    private final MongoCollection<Document> collection;
    private final String projection;

    Progress(MongoCollection<Document> collection, String projection) {
        this.collection = collection;
        this.projection = projection;
    }

    @Override
    public Optional<Place> load(int partition) {
        @Nullable Document stored = collection.find(new Document("_id", id(partition))).first();
        return Optional.ofNullable(stored)
                .map(place -> new Place(place.getString("log"), place.getLong("position"), place.getLong("offset")));
    }

    @Override
    public void save(int partition, Place place) {
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

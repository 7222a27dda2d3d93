package org.tenantry.subscriber.mongodb;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.ParkedTenant;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.ProgressStore;

/**
 * Keeps progress in a collection of MongoDB, a document for each partition of each subscription. Give
 * it a collection with write concern majority: what a failover takes back is handled again.
 */
public final class MongoProgress implements ProgressStore {
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> collection;
    private final String subscription;

    /**
     * Progress of a subscription.
     *
     * @param collection that many may share
     * @param subscription its name in there: to change it is to begin anew
     */
    public MongoProgress(MongoCollection<Document> collection, String subscription) {
        this.collection = collection;
        this.subscription = subscription;
    }

    @Override
    public Optional<Place> load(int partition) {
        @Nullable Document stored = collection.find(new Document("_id", id(partition))).first();
        return Optional.ofNullable(stored).map(place -> place(partition, place));
    }

    /** The places of all partitions of which something was handled, by partition. */
    public Map<Integer, Place> all() {
        Map<Integer, Place> places = new TreeMap<>();
        for (Document stored : collection.find(ofSubscription())) {
            int partition = Integer.parseInt(stored.getString("_id").substring(subscription.length() + 1));
            places.put(partition, place(partition, stored));
        }
        return places;
    }

    /** Forgets all: the subscription begins anew. It must not run meanwhile. */
    public void forget() {
        collection.deleteMany(ofSubscription());
    }

    private Bson ofSubscription() {
        return Filters.and(
                Filters.gt("_id", subscription + "/"), Filters.lt("_id", subscription + "0")); // '0' follows '/'
    }

    private static Place place(int partition, Document stored) {
        return new Place(
                stored.getString("log"),
                stored.getLong("position"),
                stored.getLong("offset"),
                stored.getList("parked", Document.class, List.of()).stream()
                        .map(tenant -> parked(partition, tenant))
                        .collect(Collectors.toUnmodifiableList()));
    }

    @Override
    public void save(int partition, Place place) {
        Document stored = new Document("_id", id(partition))
                .append("log", place.log())
                .append("position", place.position())
                .append("offset", place.offset());
        if (!place.parked().isEmpty()) {
            stored.append(
                    "parked",
                    place.parked().stream().map(MongoProgress::document).collect(Collectors.toUnmodifiableList()));
        }
        long replaced = collection
                .replaceOne(
                        new Document("_id", id(partition)).append("position", new Document("$lte", place.position())),
                        stored)
                .getMatchedCount();
        if (replaced == 0) {
            insert(stored);
        }
    }

    /** If it is there, another member is further already. Not by an upsert: servers tell its refusal differently. */
    private void insert(Document stored) {
        try {
            collection.insertOne(stored);
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private static Document document(ParkedTenant parked) {
        return new Document("tenant", parked.tenant())
                .append("position", parked.position())
                .append("offset", parked.offset())
                .append("reason", parked.reason())
                .append("since", Date.from(parked.since()));
    }

    private static ParkedTenant parked(int partition, Document stored) {
        return new ParkedTenant(
                stored.getString("tenant"),
                partition,
                stored.getLong("position"),
                stored.getLong("offset"),
                stored.getString("reason"),
                stored.getDate("since").toInstant());
    }

    private String id(int partition) {
        return subscription + "/" + partition;
    }
}

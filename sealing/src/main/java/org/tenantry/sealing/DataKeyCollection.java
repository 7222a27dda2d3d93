package org.tenantry.sealing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.tenantry.events.TenantId;

/**
 * The data keys, a document an owner:
 *
 * <pre>
 *  {_id: owner, key: its id, kek: by which it is wrapped, wrapped: ..., createdAt}
 *  {_id: owner, erasedAt}      a tombstone, for ever
 * </pre>
 *
 * As an owner has one document, and every change of it is one write, an erasure cannot miss a key
 * that is made at the same time. Whatever the client's concerns are, these are majority and
 * journalled writes, and majority reads from the primary.
 */
final class DataKeyCollection {
    static final String NAME = "data_keys";

    private static final String OWNER = "_id";
    private static final String KEY = "key";
    private static final String KEK = "kek";
    private static final String WRAPPED = "wrapped";
    private static final String CREATED_AT = "createdAt";
    private static final String ERASED_AT = "erasedAt";

    private final MongoCollection<Document> keys;

    DataKeyCollection(MongoDatabase database) {
        this.keys = database.getCollection(NAME)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    Optional<KeyDocument> find(KeyOwner owner) {
        return find(keys, owner);
    }

    /** Waits for a majority to have what is there now, which a majority read would pass over. */
    Optional<KeyDocument> findLatest(KeyOwner owner) {
        return find(keys.withReadConcern(ReadConcern.LINEARIZABLE), owner);
    }

    private static Optional<KeyDocument> find(MongoCollection<Document> keys, KeyOwner owner) {
        return asking(() -> Optional.ofNullable(
                        keys.find(new Document(OWNER, owner.id())).first())
                .map(DataKeyCollection::read));
    }

    /** False if the owner has a document already. */
    boolean insert(KeyDocument.Wrapped key) {
        return insert(new Document(OWNER, key.owner().id())
                .append(KEY, key.id())
                .append(KEK, key.kek())
                .append(WRAPPED, key.keyset())
                .append(CREATED_AT, Instant.now()));
    }

    /**
     * Makes the tenant's document a tombstone. Not by an upsert: of two at once one fails, and not
     * every server tells that in a way that the driver reads.
     *
     * @return false if the document came to be at the same moment
     */
    boolean erase(TenantId tenant) {
        Document filter = new Document(OWNER, tenant.value());
        Instant now = Instant.now();
        Document tombstone = new Document(
                        "$unset",
                        new Document(KEY, "")
                                .append(KEK, "")
                                .append(WRAPPED, "")
                                .append(CREATED_AT, ""))
                .append("$min", new Document(ERASED_AT, now)); // the first erasure's stays
        return asking(() -> keys.updateOne(filter, tombstone).getMatchedCount()) == 1
                || insert(new Document(filter).append(ERASED_AT, now));
    }

    private boolean insert(Document document) {
        return asking(() -> {
            try {
                keys.insertOne(document);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** How many documents there are, about. */
    long count() {
        return asking(keys::estimatedDocumentCount);
    }

    /** The first of those after an owner, by owner, tombstones included. */
    List<Document> after(String owner, int limit) {
        return asking(() -> keys.find(new Document(OWNER, new Document("$gt", owner)))
                .sort(new Document(OWNER, 1))
                .limit(limit)
                .into(new ArrayList<>()));
    }

    /** A key, and how it is to be wrapped instead. */
    record Replacement(KeyDocument.Wrapped old, KeyDocument.Wrapped rewrapped) {}

    /** Puts keys in the place of those they were made from, where they are still there; tells how many were. */
    int replace(List<Replacement> replacements) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        for (Replacement each : replacements) {
            updates.add(new UpdateOneModel<>(
                    new Document(OWNER, each.old().owner().id())
                            .append(KEY, each.old().id())
                            .append(KEK, each.old().kek()),
                    new Document(
                            "$set",
                            new Document(KEK, each.rewrapped().kek())
                                    .append(WRAPPED, each.rewrapped().keyset()))));
        }
        return updates.isEmpty()
                ? 0
                : asking(() -> keys.bulkWrite(updates, new BulkWriteOptions().ordered(false))
                        .getMatchedCount());
    }

    /** The id of whose a document is. */
    static String owner(Document document) {
        return document.getString(OWNER);
    }

    /**
     * @throws SealingException.KeyDamaged if it is not as it must be
     */
    static KeyDocument read(Document document) {
        if (document.containsKey(ERASED_AT)) {
            return new KeyDocument.Tombstone();
        }
        if (document.get(OWNER) instanceof String owner
                && KeyOwner.isValid(owner)
                && document.get(KEY) instanceof String id
                && document.get(KEK) instanceof String kek
                && document.get(WRAPPED) instanceof Binary wrapped) {
            return new KeyDocument.Wrapped(new KeyOwner(owner), id, kek, wrapped);
        }
        throw new SealingException.KeyDamaged(owner(document));
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new SealingException.Unavailable("MongoDB gives no answer about data keys: " + e.getMessage(), e);
        }
    }
}

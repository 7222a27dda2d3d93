package org.tenantry.query.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** Inserts what somebody else may have inserted already. Not by upserts: servers tell their refusal differently. */
final class Inserts {
    static final int DUPLICATE_KEY = 11000;

    private Inserts() {}

    /** Whether it was not there. */
    static boolean ifAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }
}

package org.tenantry.audit.replay;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.tenantry.log.LogCopy;
import org.tenantry.log.StoredLog;

/** The claims of domains, which are kept beside a log: without them a domain could be had twice. */
final class Claims {
    static final String COLLECTION = "claims";

    private static final String DOMAIN = "domain";
    private static final String GENERATION = "generation";
    private static final int AT_ONCE = 500;
    private static final int DUPLICATE_KEY = 11_000;

    private Claims() {}

    /** Copies those of some tenants. They never change: what is there already is the same. */
    static void copy(StoredLog source, LogCopy target, Predicate<String> tenants) {
        MongoCollection<Document> claims = target.database().getCollection(COLLECTION);
        claims.createIndex(Indexes.ascending(DOMAIN, GENERATION), new IndexOptions().unique(true));
        List<Document> next = new ArrayList<>();
        for (Document claim : source.database()
                .getCollection(COLLECTION)
                .find(Filters.gte(DOMAIN, ""))
                .sort(Sorts.ascending(DOMAIN, GENERATION))) {
            if (claim.get("tenant") instanceof String tenant && tenants.test(tenant)) {
                next.add(claim);
            }
            if (next.size() == AT_ONCE) {
                insert(claims, next);
                next.clear();
            }
        }
        if (!next.isEmpty()) {
            insert(claims, next);
        }
    }

    private static void insert(MongoCollection<Document> claims, List<Document> some) {
        try {
            claims.insertMany(some, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty()
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }
}

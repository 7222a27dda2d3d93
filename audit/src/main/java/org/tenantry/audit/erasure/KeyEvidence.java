package org.tenantry.audit.erasure;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;

/** Whether a tenant's data key is destroyed: where it was, is a tombstone, and no other document has it. */
final class KeyEvidence {
    private static final String NAME = "data key destroyed";
    private static final String COLLECTION = "data_keys";
    private static final String ERASED_AT = "erasedAt";
    private static final List<String> OF_A_KEY = List.of("key", "kek", "wrapped");

    private KeyEvidence() {}

    /** @param keys the ids of those that the tenant's data are sealed under */
    static Check check(MongoDatabase database, TenantId tenant, Set<String> keys) {
        MongoCollection<Document> collection = database.getCollection(COLLECTION);
        String place = database.getName() + "." + COLLECTION;
        List<String> findings = new ArrayList<>();
        try {
            @Nullable Document document =
                    collection.find(Filters.eq("_id", tenant.value())).first();
            if (document == null) {
                findings.add("there is no document of " + tenant + " in " + place
                        + ", and so no tombstone: a key could be made again");
            } else {
                findings.addAll(ofDocument(document));
            }
            for (Document other :
                    collection.find(Filters.and(Filters.in("key", keys), Filters.ne("_id", tenant.value())))) {
                findings.add("the key " + other.get("key") + " is in the document of " + other.get("_id"));
            }
            return Check.unless(
                    findings,
                    NAME,
                    place
                            + (document != null && document.get(ERASED_AT) instanceof Date at
                                    ? ": a tombstone, of " + at.toInstant()
                                    : ""));
        } catch (MongoException e) {
            return Check.unknown(NAME, "MongoDB gives no answer about " + place + ": " + e.getMessage());
        }
    }

    private static List<String> ofDocument(Document document) {
        List<String> findings = new ArrayList<>();
        if (!(document.get(ERASED_AT) instanceof Date)) {
            findings.add("its document is no tombstone: " + ERASED_AT + " is not there");
        }
        for (String field : OF_A_KEY) {
            if (document.containsKey(field)) {
                findings.add("its document has a field '" + field + "': the key, wrapped, is there or was put back");
            }
        }
        return findings;
    }
}

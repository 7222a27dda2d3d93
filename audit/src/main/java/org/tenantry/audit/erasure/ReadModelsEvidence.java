package org.tenantry.audit.erasure;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.events.TenantId;

/**
 * Whether the read models have anything personal of a tenant: in whichever collection, so that each generation is looked at,
 * those that are built or were given up included, and what is parked. It reads whole collections: what is where it should
 * not be is in no index.
 */
final class ReadModelsEvidence {
    private static final String NAME = "gone from the read models";

    /** Where documents tell whose they are: by themselves, or by the event that they wait for. */
    private static final List<String> WHOSE = List.of("_id", "tenant", "aggregate", "document", "headers.ce_subject");

    private ReadModelsEvidence() {}

    static Check check(MongoDatabase database, TenantId tenant) {
        List<String> inClear = new ArrayList<>();
        List<String> looked = new ArrayList<>();
        try {
            for (String collection : database.listCollectionNames().into(new ArrayList<>()).stream()
                    .sorted()
                    .toList()) {
                int documents = 0;
                for (Document document : database.getCollection(collection).find(of(tenant))) {
                    documents++;
                    ClearText text = new ClearText();
                    text.look(document.toJson());
                    text.found()
                            .forEach(pointer -> inClear.add(
                                    collection + ", " + document.get("_id") + ": " + pointer + " is in clear"));
                }
                looked.add(collection + " (" + documents + ")");
            }
        } catch (MongoException e) {
            return Check.unknown(NAME, "MongoDB gives no answer about " + database.getName() + ": " + e.getMessage());
        }
        return looked.isEmpty()
                ? Check.unknown(NAME, "there is nothing in the database " + database.getName())
                : Check.unless(
                        inClear, NAME, "its documents in " + database.getName() + ": " + String.join(", ", looked));
    }

    /** The tenant's own, and those of its aggregates and their events. */
    private static Bson of(TenantId tenant) {
        return Filters.or(WHOSE.stream()
                .flatMap(field -> Stream.of(
                        Filters.eq(field, tenant.value()),
                        beginningWith(field, tenant.value() + "/"),
                        beginningWith(field, tenant.value() + "@")))
                .toList());
    }

    private static Bson beginningWith(String field, String prefix) {
        return Filters.and(Filters.gte(field, prefix), Filters.lt(field, prefix + Character.MAX_VALUE));
    }
}

package org.tenantry.audit.readmodels;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A read model's documents, in the order of their aggregates. To be closed. */
final class StoredDocuments implements AutoCloseable {
    private final Model model;
    private final MongoCursor<Document> cursor;
    private @Nullable Document next;

    StoredDocuments(Model model, Stored stored) {
        this.model = model;
        this.cursor = stored.inOrderOf(model.order());
        advance();
    }

    private void advance() {
        next = cursor.hasNext() ? cursor.next() : null;
    }

    /** Those of aggregates that come before one, which are not asked for any more. */
    List<Document> before(String aggregate) {
        List<Document> found = new ArrayList<>();
        while (next != null && model.aggregate(next).compareTo(aggregate) < 0) {
            found.add(next);
            advance();
        }
        return found;
    }

    /** Those of an aggregate, by id. */
    Map<String, Document> of(String aggregate) {
        Map<String, Document> found = new LinkedHashMap<>();
        while (next != null && model.aggregate(next).equals(aggregate)) {
            found.put(Stored.id(next), next);
            advance();
        }
        return found;
    }

    /** All that are left. */
    List<Document> rest() {
        List<Document> found = new ArrayList<>();
        for (; next != null; advance()) {
            found.add(next);
        }
        return found;
    }

    @Override
    public void close() {
        cursor.close();
    }
}

package org.tenantry.benchmarks.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The limit: a cursor over a partition's collection, and a plain find. It makes nothing of the documents. */
final class RawReader implements EventReader {
    private final MongoCollection<Document> collection;
    private @Nullable MongoCursor<Document> cursor;

    RawReader(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public int readOn() {
        MongoCursor<Document> open = cursor;
        if (open == null || !open.hasNext()) {
            open = collection
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .batchSize(PAGE)
                    .iterator();
            cursor = open;
        }
        List<Document> page = new ArrayList<>(PAGE);
        while (page.size() < PAGE && open.hasNext()) {
            page.add(open.next());
        }
        return page.size();
    }

    @Override
    public int readAggregate(String aggregate) {
        return collection
                .find(new Document("aggregate", aggregate))
                .sort(Sorts.ascending("sequence"))
                .into(new ArrayList<>())
                .size();
    }
}

package org.tenantry.audit.doctor;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/** How great databases and collections are, where the server tells. */
final class Sizes {
    private Sizes() {}

    /** A collection's size: of its documents, in bytes. */
    record Size(String collection, long bytes) {}

    /** The collections of a database, the greatest first; empty if the server does not tell. */
    static Optional<List<Size>> of(MongoDatabase database) {
        try {
            List<Size> sizes = new ArrayList<>();
            for (String collection : database.listCollectionNames()) {
                Document told = database.runCommand(new Document("collStats", collection));
                if (!(told.get("size") instanceof Number bytes)) {
                    return Optional.empty();
                }
                sizes.add(new Size(collection, bytes.longValue()));
            }
            sizes.sort(Comparator.comparingLong(Size::bytes).reversed());
            return Optional.of(sizes);
        } catch (MongoException e) {
            return Optional.empty();
        }
    }

    /** What the log's partitions amount to. */
    static OptionalLong ofLog(MongoDatabase database) {
        return of(database)
                .map(all -> OptionalLong.of(all.stream()
                        .filter(one -> one.collection().matches("log_\\d+"))
                        .mapToLong(Size::bytes)
                        .sum()))
                .orElse(OptionalLong.empty());
    }

    static Diagnosis examine(MongoDatabase database) {
        String area = "size of " + database.getName();
        Optional<List<Size>> sizes = of(database);
        if (sizes.isEmpty()) {
            return Diagnosis.ok(area, "the server does not tell", Map.of());
        }
        long sum = sizes.get().stream().mapToLong(Size::bytes).sum();
        List<String> greatest = sizes.get().stream()
                .limit(3)
                .map(one -> one.collection() + " " + Amounts.bytes(one.bytes()))
                .toList();
        return Diagnosis.ok(
                area,
                Amounts.bytes(sum) + " of documents"
                        + (greatest.isEmpty() ? "" : "; the most in " + String.join(", ", greatest)),
                Map.of("bytes", sum));
    }
}

package org.tenantry.query.paging;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * What a page has of what is found: as many as are asked for, or fewer if they are much text, so that no page has to be held that
 * is hundreds of large bodies.
 *
 * @param hasMore whether more come after them
 */
public record BoundedPage<T>(List<T> items, boolean hasMore) {
    /** Of text, and of what is to be read for it; one item there is, however long. */
    public static final int MOST_CHARACTERS = 1_000_000;

    /** So many are read together, all of them large at worst. */
    public static final int READ_TOGETHER = 16;

    public BoundedPage {
        items = List.copyOf(items);
    }

    /**
     * Reads a page.
     *
     * @param text the field of the documents that may be long
     */
    public static <T> BoundedPage<T> of(
            FindIterable<Document> found, int limit, String text, Function<Document, T> reading) {
        List<T> items = new ArrayList<>();
        int characters = 0;
        try (MongoCursor<Document> documents =
                found.limit(limit + 1).batchSize(READ_TOGETHER).iterator()) {
            while (items.size() < limit && characters < MOST_CHARACTERS && documents.hasNext()) {
                Document next = documents.next();
                characters += next.getString(text).length();
                items.add(reading.apply(next));
            }
            return new BoundedPage<>(items, documents.hasNext());
        }
    }
}

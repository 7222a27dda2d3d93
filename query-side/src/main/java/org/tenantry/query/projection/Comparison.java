package org.tenantry.query.projection;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.projection.Rebuild.Difference;

/**
 * Compares two generations, document by document, while both are fed. What differs at first sight may be on its way: it is
 * looked at again when the one has come to where the other was. Where documents stand in their order does not count.
 */
final class Comparison {
    private static final int AT_ONCE = 100;
    private static final int MAX_LOOKS = 20;
    private static final int MAX_EXAMPLES = 100;

    private final MongoCollection<Document> serving;
    private final MongoCollection<Document> built;
    private final CatchingUp catchingUp;
    private final Map<String, Looks> suspects = new TreeMap<>();
    private final List<Difference> examples = new ArrayList<>();
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong differences = new AtomicLong();

    /** Waits until each of the two has come to where the other is now. */
    @FunctionalInterface
    interface CatchingUp {
        void await() throws InterruptedException;
    }

    Comparison(MongoCollection<Document> serving, MongoCollection<Document> built, CatchingUp catchingUp) {
        this.serving = serving;
        this.built = built;
        this.catchingUp = catchingUp;
    }

    /** How many documents it has looked at. */
    long documents() {
        return documents.get();
    }

    /** How many of them differ. */
    long differences() {
        return differences.get();
    }

    /** Some of those that differ; once it is over. */
    List<Difference> examples() {
        return List.copyOf(examples);
    }

    void run() throws InterruptedException {
        catchingUp.await(); // what is not built yet when the cursors begin would not be seen to be too much
        try (MongoCursor<Document> ones = inOrder(serving);
                MongoCursor<Document> others = inOrder(built)) {
            @Nullable Document one = next(ones);
            @Nullable Document other = next(others);
            while (one != null || other != null) {
                int order = compareIds(one, other);
                if (order != 0 || !isSame(one, other)) {
                    suspect(Objects.requireNonNull(order <= 0 ? one : other));
                }
                documents.incrementAndGet();
                one = order <= 0 ? next(ones) : one;
                other = order >= 0 ? next(others) : other;
            }
        }
        lookAgain();
    }

    private static MongoCursor<Document> inOrder(MongoCollection<Document> collection) {
        return collection.find(gt("_id", "")).sort(Sorts.ascending("_id")).cursor();
    }

    private static @Nullable Document next(MongoCursor<Document> cursor) {
        return cursor.hasNext() ? cursor.next() : null;
    }

    /** One that has ended is behind all. */
    private static int compareIds(@Nullable Document one, @Nullable Document other) {
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        return one.getString("_id").compareTo(other.getString("_id"));
    }

    private void suspect(Document document) throws InterruptedException {
        suspects.put(document.getString("_id"), new Looks());
        if (suspects.size() == AT_ONCE) {
            lookAgain();
        }
    }

    /**
     * Until it is known of all suspects whether they differ. One that is still written is the same if it was ever seen
     * alike in both, at whichever look.
     */
    private void lookAgain() throws InterruptedException {
        for (int look = 1; !suspects.isEmpty(); look++) {
            Map<String, Document> ones = read(serving, suspects.keySet());
            catchingUp.await();
            Map<String, Document> others = read(built, suspects.keySet());
            catchingUp.await();
            Map<String, Document> later = read(serving, suspects.keySet());
            boolean isLast = look == MAX_LOOKS;
            suspects.entrySet().removeIf(suspect -> {
                String id = suspect.getKey();
                @Nullable Document one = ones.get(id);
                @Nullable Document other = others.get(id);
                boolean isStill = Objects.equals(one, later.get(id));
                if (suspect.getValue().findSame(one, other)) {
                    return true;
                }
                if (isStill || isLast) {
                    differs(id, one, other);
                }
                return isStill || isLast;
            });
        }
    }

    /** What a document that is written meanwhile was seen as. */
    private static final class Looks {
        private final List<@Nullable Document> ones = new ArrayList<>();
        private final List<@Nullable Document> others = new ArrayList<>();

        boolean findSame(@Nullable Document one, @Nullable Document other) {
            ones.add(one);
            others.add(other);
            return ones.stream().anyMatch(seen -> isSame(seen, other))
                    || others.stream().anyMatch(seen -> isSame(one, seen));
        }
    }

    private static Map<String, Document> read(MongoCollection<Document> collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        for (Document document : collection.find(in("_id", ids))) {
            found.put(document.getString("_id"), document);
        }
        return found;
    }

    private static boolean isSame(@Nullable Document one, @Nullable Document other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return fieldsThatDiffer(one, other).isEmpty();
    }

    private static Set<String> fieldsThatDiffer(Document one, Document other) {
        Set<String> fields = new TreeSet<>(one.keySet());
        fields.addAll(other.keySet());
        fields.remove(Projection.ORDER);
        fields.removeIf(field -> Objects.equals(one.get(field), other.get(field)));
        return fields;
    }

    private void differs(String id, @Nullable Document one, @Nullable Document other) {
        differences.incrementAndGet();
        if (examples.size() < MAX_EXAMPLES) {
            if (one == null) {
                examples.add(new Difference(id, Difference.Kind.ADDED, List.of()));
            } else if (other == null) {
                examples.add(new Difference(id, Difference.Kind.MISSING, List.of()));
            } else {
                examples.add(new Difference(id, Difference.Kind.CHANGED, List.copyOf(fieldsThatDiffer(one, other))));
            }
        }
    }
}

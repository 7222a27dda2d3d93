package org.tenantry.testkit.queries;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** A declared index over all documents of a collection. */
record Index(List<Key> keys, boolean unique) {
    /** What every collection has. */
    static final Index ID = new Index(List.of(new Key("_id", 1)), true);

    /** Options with which an index serves only some queries. */
    private static final Set<String> RESTRICTING = Set.of("partialFilterExpression", "sparse", "hidden", "collation");

    /** Of a specification in {@code createIndexes}; empty if it serves only some queries: none of ours needs that. */
    static Optional<Index> of(BsonDocument specification) {
        List<Key> keys = Key.listOf(specification.getDocument("key"));
        boolean serves = keys.stream().noneMatch(key -> key.direction() == 0)
                && RESTRICTING.stream().noneMatch(specification::containsKey);
        return serves
                ? Optional.of(new Index(
                        keys,
                        specification.getBoolean("unique", BsonBoolean.FALSE).getValue()))
                : Optional.empty();
    }

    /** Whether only a part of this index is read for what a filter finds. */
    boolean narrows(Filter filter) {
        return filter.bound(keys.get(0).field()) != Bound.NONE;
    }

    /** Whether no more is read for a filter than it names, one by one. */
    boolean findsWhatIsNamed(Filter filter) {
        return unique && keys.stream().allMatch(key -> filter.bound(key.field()).compareTo(Bound.ONE_OF) <= 0);
    }

    /**
     * Whether what a filter finds comes in an order, without sorting: its fields follow each other
     * here, forwards or backwards, but for fields that are equal, and before the first of it also
     * for fields that are one of some values: MongoDB merges what it reads of each, of up to 200.
     */
    boolean delivers(List<Key> sort, Filter filter) {
        int delivered = 0;
        int way = 0;
        for (Key key : keys) {
            if (delivered == sort.size()) {
                return true;
            }
            Key wanted = sort.get(delivered);
            if (wanted.field().equals(key.field())) {
                int wayOfKey = wanted.direction() * key.direction();
                if (wayOfKey == 0 || (delivered > 0 && wayOfKey != way)) {
                    return false;
                }
                way = wayOfKey;
                delivered++;
            } else if (filter.bound(key.field()).compareTo(delivered == 0 ? Bound.ONE_OF : Bound.EQUAL) > 0) {
                return false;
            }
        }
        return delivered == sort.size();
    }

    @Override
    public String toString() {
        return Key.toString(keys) + (unique ? " unique" : "");
    }
}

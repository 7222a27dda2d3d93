package org.tenantry.testkit.queries;

import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A field of an index or of a sort.
 *
 * @param direction 1 or -1; 0 for what is not an order, as {@code "hashed"} or {@code {$meta: ...}}
 */
record Key(String field, int direction) {
    static List<Key> listOf(BsonDocument keys) {
        return keys.entrySet().stream()
                .map(key -> new Key(key.getKey(), direction(key.getValue())))
                .toList();
    }

    private static int direction(BsonValue value) {
        return value.isNumber() ? Integer.signum(value.asNumber().intValue()) : 0;
    }

    static String toString(List<Key> keys) {
        return keys.stream()
                .map(key -> key.field() + ": " + key.direction())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}

package org.tenantry.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the positions of a partition. Fences do; else somebody put it there, and no reader of positions ever
 * meets it.
 */
final class Strays {
    private static final int LONGEST_ID = 200;

    /**
     * All but the positions, by ranges of the index on {@code _id}: of each type that MongoDB takes there, from its lowest
     * value on. It compares values of one type only.
     */
    private static final Bson BESIDE_POSITIONS = Filters.or(
            Filters.lt(CommitDocument.POSITION, 0L),
            Filters.gte(CommitDocument.POSITION, ""),
            Filters.gte(CommitDocument.POSITION, new Document()),
            Filters.gte(CommitDocument.POSITION, new Binary(new byte[0])),
            Filters.gte(CommitDocument.POSITION, new ObjectId(new byte[12])),
            Filters.gte(CommitDocument.POSITION, new BsonDateTime(Long.MIN_VALUE)),
            Filters.gte(CommitDocument.POSITION, new BsonTimestamp(0)),
            Filters.in(CommitDocument.POSITION, Arrays.asList(BsonNull.VALUE, false, true)));

    /** What is of the other types, which not every server can be asked for, stands at an end of the index. */
    private static final List<Bson> ENDS =
            List.of(Sorts.ascending(CommitDocument.POSITION), Sorts.descending(CommitDocument.POSITION));

    private final MongoCollection<RawBsonDocument> collection;

    Strays(MongoCollection<RawBsonDocument> collection) {
        this.collection = collection;
    }

    /** Of each, what it is. */
    List<String> find() {
        Set<RawBsonDocument> documents = collection.find(BESIDE_POSITIONS).into(new LinkedHashSet<>());
        ENDS.forEach(order -> collection.find().sort(order).limit(1).into(documents));
        List<String> found = new ArrayList<>();
        for (RawBsonDocument document : documents) {
            BsonValue id = Objects.requireNonNull(document.get(CommitDocument.POSITION));
            if (!isPosition(id)) { // some servers compare across types
                inspect(document, shown(id)).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<String> inspect(RawBsonDocument document, String shown) {
        @Nullable BsonValue commit = document.get(CommitDocument.COMMIT);
        if (commit == null || !isFence(document, commit)) {
            return Optional.of("the document " + shown + " is no commit, which has a position, and no fence");
        }
        return fenced(document, commit).map(there -> "the commit that " + shown + " fences off is there, as " + there);
    }

    private static boolean isFence(RawBsonDocument document, BsonValue commit) {
        return commit.isString()
                && document.equals(
                        CommitDocument.of(Commit.fence(commit.asString().getValue())));
    }

    /** A fence and its commit have one id, of which the unique index allows one. */
    private Optional<String> fenced(RawBsonDocument fence, BsonValue commit) {
        for (RawBsonDocument document : collection
                .find(new Document(CommitDocument.COMMIT, commit))
                .projection(Projections.include(CommitDocument.POSITION))
                .limit(2)) {
            BsonValue id = Objects.requireNonNull(document.get(CommitDocument.POSITION));
            if (!id.equals(fence.get(CommitDocument.POSITION))) {
                return Optional.of(shown(id));
            }
        }
        return Optional.empty();
    }

    private static boolean isPosition(BsonValue id) {
        return id.getBsonType() == BsonType.INT64 && id.asInt64().getValue() >= 0;
    }

    /** As JSON, in which no control character is left: whoever can write here must not write to a terminal. */
    private static String shown(BsonValue id) {
        String json = new BsonDocument(CommitDocument.POSITION, id).toJson();
        return json.length() > LONGEST_ID ? json.substring(0, LONGEST_ID) + "..." : json;
    }
}

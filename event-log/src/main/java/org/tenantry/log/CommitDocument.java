package org.tenantry.log;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/** A commit as a MongoDB document: the form in which the log is kept for ever. */
final class CommitDocument {
    static final String POSITION = "_id";
    static final String COMMIT = "commit";
    static final String AGGREGATE = "aggregate";
    static final String SEQUENCE = "sequence";

    private static final Set<String> FIELDS =
            Set.of(POSITION, COMMIT, "key", AGGREGATE, SEQUENCE, "time", "metadata", "events", "content", "hash");
    private static final Set<String> EVENT_FIELDS = Set.of("type", "payload");

    private CommitDocument() {}

    /** A fence stands beside the positions: no number is its {@code _id}. */
    static Document of(Commit commit) {
        return new Document(POSITION, commit.isFence() ? commit.aggregate() : (Object) commit.position())
                .append(COMMIT, commit.id())
                .append("key", commit.key())
                .append(AGGREGATE, commit.aggregate())
                .append(SEQUENCE, commit.sequence())
                .append("time", commit.time())
                .append("metadata", new Document(new TreeMap<>(commit.metadata())))
                .append(
                        "events",
                        commit.events().stream()
                                .map(event -> new Document("type", event.type()).append("payload", event.payload()))
                                .toList())
                .append("content", new Binary(commit.contentHash().bytes()))
                .append("hash", new Binary(commit.hash().bytes()));
    }

    /** Whether there is something in the document that a commit has not. */
    static boolean hasMore(Document document) {
        return !FIELDS.containsAll(document.keySet())
                || document.getList("events", Document.class).stream()
                        .anyMatch(event -> !EVENT_FIELDS.containsAll(event.keySet()));
    }

    /**
     * @throws ClassCastException if it is not of the form
     * @throws NullPointerException likewise
     * @throws IllegalArgumentException likewise
     */
    static Commit read(Document document) {
        if (document.get(POSITION) instanceof String) {
            return Commit.fence(document.getString(COMMIT));
        }
        Map<String, String> metadata = new TreeMap<>();
        document.get("metadata", Document.class).forEach((name, value) -> metadata.put(name, (String) value));
        List<LogEvent> events = document.getList("events", Document.class).stream()
                .map(event -> new LogEvent(event.getString("type"), event.getString("payload")))
                .toList();
        return new Commit(
                document.getLong(POSITION),
                document.getString(COMMIT),
                document.getString("key"),
                document.getString(AGGREGATE),
                document.getLong(SEQUENCE),
                document.getDate("time").toInstant(),
                Collections.unmodifiableMap(metadata),
                events,
                Hash.of(document.get("content", Binary.class).getData()),
                Hash.of(document.get("hash", Binary.class).getData()));
    }
}

package org.tenantry.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a MongoDB document: the form in which the log is kept for ever. It is written and read
 * field by field, without a tree of objects in between, which costs more than all the rest.
 */
final class CommitDocument {
    static final String POSITION = "_id";
    static final String COMMIT = "commit";
    static final String AGGREGATE = "aggregate";
    static final String SEQUENCE = "sequence";

    private static final String KEY = "key";
    private static final String TIME = "time";
    private static final String METADATA = "metadata";
    private static final String EVENTS = "events";
    private static final String TYPE = "type";
    private static final String PAYLOAD = "payload";
    private static final String CONTENT = "content";
    private static final String HASH = "hash";

    private @Nullable Long position;
    private @Nullable String fenced;
    private @Nullable String id;
    private @Nullable String key;
    private @Nullable String aggregate;
    private @Nullable Long sequence;
    private @Nullable Instant time;
    private @Nullable Map<String, String> metadata;
    private @Nullable List<LogEvent> events;
    private @Nullable Hash content;
    private @Nullable Hash hash;
    private boolean more;

    private CommitDocument() {}

    /** A fence stands beside the positions: no number is its {@code _id}. */
    static RawBsonDocument of(Commit commit) {
        BasicOutputBuffer buffer = new BasicOutputBuffer(1024);
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            if (commit.isFence()) {
                writer.writeString(POSITION, commit.aggregate());
            } else {
                writer.writeInt64(POSITION, commit.position());
            }
            writer.writeString(COMMIT, commit.id());
            writer.writeString(KEY, commit.key());
            writer.writeString(AGGREGATE, commit.aggregate());
            writer.writeInt64(SEQUENCE, commit.sequence());
            writer.writeDateTime(TIME, commit.time().toEpochMilli());
            writer.writeStartDocument(METADATA);
            commit.metadata().forEach(writer::writeString);
            writer.writeEndDocument();
            writer.writeStartArray(EVENTS);
            commit.events().forEach(event -> write(writer, event));
            writer.writeEndArray();
            writer.writeBinaryData(CONTENT, new BsonBinary(commit.contentHash().bytes()));
            writer.writeBinaryData(HASH, new BsonBinary(commit.hash().bytes()));
            writer.writeEndDocument();
            return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
        }
    }

    private static void write(BsonWriter writer, LogEvent event) {
        writer.writeStartDocument();
        writer.writeString(TYPE, event.type());
        writer.writeString(PAYLOAD, event.payload());
        writer.writeEndDocument();
    }

    /**
     * Reads a document, and passes over what it has more.
     *
     * @throws org.bson.BSONException if it is not of the form
     * @throws IllegalArgumentException likewise
     */
    static Commit read(RawBsonDocument document) {
        return parsed(document).commit();
    }

    /**
     * Reads a document that must be of the form exactly.
     *
     * @throws org.bson.BSONException if it is not
     * @throws IllegalArgumentException likewise
     */
    static Commit readStrictly(RawBsonDocument document) {
        CommitDocument parsed = parsed(document);
        if (parsed.more) {
            throw new IllegalArgumentException("it has fields that are in no hash");
        }
        return parsed.commit();
    }

    private static CommitDocument parsed(RawBsonDocument document) {
        CommitDocument parsed = new CommitDocument();
        ByteBuffer bytes = document.getByteBuffer().asNIO();
        try (BsonBinaryReader reader = new BsonBinaryReader(bytes)) {
            reader.readStartDocument();
            for (BsonType type = reader.readBsonType();
                    type != BsonType.END_OF_DOCUMENT;
                    type = reader.readBsonType()) {
                parsed.field(reader, type);
            }
            reader.readEndDocument();
        }
        return parsed;
    }

    private void field(BsonReader reader, BsonType type) {
        switch (reader.readName()) {
            case POSITION -> {
                if (type == BsonType.STRING) {
                    fenced = reader.readString();
                } else {
                    position = reader.readInt64();
                }
            }
            case COMMIT -> id = reader.readString();
            case KEY -> key = reader.readString();
            case AGGREGATE -> aggregate = reader.readString();
            case SEQUENCE -> sequence = reader.readInt64();
            case TIME -> time = Instant.ofEpochMilli(reader.readDateTime());
            case METADATA -> metadata = metadata(reader);
            case EVENTS -> events = events(reader);
            case CONTENT -> content = Hash.of(reader.readBinaryData().getData());
            case HASH -> hash = Hash.of(reader.readBinaryData().getData());
            default -> {
                more = true;
                reader.skipValue();
            }
        }
    }

    private static Map<String, String> metadata(BsonReader reader) {
        Map<String, String> metadata = new TreeMap<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            metadata.put(reader.readName(), reader.readString());
        }
        reader.readEndDocument();
        return Collections.unmodifiableMap(metadata);
    }

    private List<LogEvent> events(BsonReader reader) {
        List<LogEvent> all = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            all.add(event(reader));
        }
        reader.readEndArray();
        return List.copyOf(all);
    }

    private LogEvent event(BsonReader reader) {
        @Nullable String type = null;
        @Nullable String payload = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case TYPE -> type = reader.readString();
                case PAYLOAD -> payload = reader.readString();
                default -> {
                    more = true;
                    reader.skipValue();
                }
            }
        }
        reader.readEndDocument();
        return new LogEvent(present(type, TYPE), present(payload, PAYLOAD));
    }

    private Commit commit() {
        if (fenced != null) {
            return Commit.fence(present(id, COMMIT));
        }
        return new Commit(
                present(position, POSITION),
                present(id, COMMIT),
                present(key, KEY),
                present(aggregate, AGGREGATE),
                present(sequence, SEQUENCE),
                present(time, TIME),
                present(metadata, METADATA),
                present(events, EVENTS),
                present(content, CONTENT),
                present(hash, HASH));
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("it has no field " + field);
        }
        return value;
    }
}

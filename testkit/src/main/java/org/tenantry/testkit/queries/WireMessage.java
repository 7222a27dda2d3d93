package org.tenantry.testkit.queries;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A message of a client, as in the <a
 * href="https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/">MongoDB Wire
 * Protocol</a>: a header with length and opcode, and in an {@code OP_MSG} sections, of which one is
 * the command and the others are arrays that belong to it.
 */
final class WireMessage {
    private static final int HEADER = 16;
    private static final int OPCODE = 12;
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final int OP_MSG = 2013;
    private static final int OP_COMPRESSED = 2012;
    private static final int CHECKSUM = 1;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the next one, whole; throws {@link EOFException} if there is none. */
    static WireMessage read(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        if (length < HEADER || length > LONGEST) {
            throw new IOException("no message of MongoDB's has " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        littleEndian(bytes).putInt(length);
        in.readFully(bytes, Integer.BYTES, length - Integer.BYTES);
        return new WireMessage(bytes);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /**
     * The command; empty for what is none, such as the greeting of older protocols.
     *
     * @throws RuntimeException if it cannot be read
     */
    Optional<BsonDocument> command() {
        int opcode = littleEndian(bytes).getInt(OPCODE);
        if (opcode == OP_COMPRESSED) {
            throw new IllegalStateException("the message is compressed: leave compressors out of MONGODB_URI");
        }
        return opcode == OP_MSG ? Optional.of(sections()) : Optional.empty();
    }

    private BsonDocument sections() {
        ByteBuffer message = littleEndian(bytes).position(HEADER);
        int checksum = (message.getInt() & CHECKSUM) == 0 ? 0 : Integer.BYTES;
        BsonDocument command = new BsonDocument();
        while (message.remaining() > checksum) {
            switch (message.get()) {
                case 0 -> command.putAll(document(message));
                case 1 -> sequence(message, command);
                default -> throw new IllegalStateException("a section of an unknown kind");
            }
        }
        return command;
    }

    private void sequence(ByteBuffer message, BsonDocument command) {
        int end = message.position() + message.getInt();
        String name = name(message);
        BsonArray documents = new BsonArray();
        while (message.position() < end) {
            documents.add(document(message));
        }
        command.append(name, documents);
    }

    private String name(ByteBuffer message) {
        int start = message.position();
        while (message.get() != 0) {
            // up to the zero that ends it
        }
        return new String(bytes, start, message.position() - start - 1, StandardCharsets.UTF_8);
    }

    private BsonDocument document(ByteBuffer message) {
        int start = message.position();
        int length = message.getInt(start);
        message.position(start + length);
        return new RawBsonDocument(bytes, start, length).decode(CODEC);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

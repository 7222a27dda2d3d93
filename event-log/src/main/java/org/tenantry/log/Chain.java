package org.tenantry.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How commits are hashed. Every field is length-prefixed (4 bytes, big-endian, then UTF-8), every
 * number 8 bytes big-endian, so that no two contents have the same bytes. Metadata are hashed in the
 * order of their names, by UTF-16 code unit, which for ASCII names is any order there is.
 */
final class Chain {
    /** The hash of what is no commit. */
    static final Hash NOTHING = Hash.of(new byte[32]);

    private final MessageDigest digest = sha256();

    private Chain() {}

    /** What the first commit of a partition is chained to. */
    static Hash genesis(String log, int partition, int partitions) {
        return new Chain()
                .text("tenantry-log")
                .text(log)
                .number(partition)
                .number(partitions)
                .hash();
    }

    static Commit link(Hash previous, long position, Instant time, NewCommit commit) {
        Hash content = content(
                commit.id(),
                commit.key(),
                commit.aggregate(),
                commit.sequence(),
                time,
                commit.metadata(),
                commit.events());
        return new Commit(
                position,
                commit.id(),
                commit.key(),
                commit.aggregate(),
                commit.sequence(),
                time,
                commit.metadata(),
                commit.events(),
                content,
                hash(previous, position, commit.events().size(), content));
    }

    static Hash hash(Hash previous, long position, int count, Hash content) {
        return new Chain()
                .bytes(previous.bytes())
                .number(position)
                .number(count)
                .bytes(content.bytes())
                .hash();
    }

    /** The content hash that a stored commit should have. */
    static Hash content(Commit commit) {
        return content(
                commit.id(),
                commit.key(),
                commit.aggregate(),
                commit.sequence(),
                commit.time(),
                commit.metadata(),
                commit.events());
    }

    static Hash content(
            String id,
            String key,
            String aggregate,
            long sequence,
            Instant time,
            Map<String, String> metadata,
            List<LogEvent> events) {
        Chain chain = new Chain()
                .text(id)
                .text(key)
                .text(aggregate)
                .number(sequence)
                .number(time.toEpochMilli())
                .number(metadata.size());
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            chain.text(entry.getKey()).text(entry.getValue());
        }
        chain.number(events.size());
        for (LogEvent event : events) {
            chain.text(event.type()).text(event.payload());
        }
        return chain.hash();
    }

    private Chain text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        return bytes(bytes);
    }

    private Chain number(long number) {
        digest.update(ByteBuffer.allocate(8).putLong(number).flip());
        return this;
    }

    private Chain bytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    private Hash hash() {
        return Hash.of(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.tenantry.audit.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenantry.audit.checkpoint.Checkpoint;
import org.tenantry.log.Commit;
import org.tenantry.log.CommitScan;
import org.tenantry.log.Hash;
import org.tenantry.log.Link;
import org.tenantry.log.LogEvent;
import org.tenantry.log.StoredLog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A commit whole, and of those behind it what the chain has: whoever computes the hashes comes to the one that a checkpoint
 * has, and to no other if a letter of the commit is another.
 *
 * @param log the id of the log
 * @param previous the hash of the commit before, or the partition's genesis; lower-case hex
 * @param following those up to the checkpoint, in order
 */
record Proof(String log, int partition, String previous, Proven commit, List<Following> following) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Proof {
        if (log == null || previous == null || commit == null || following == null) {
            throw new IllegalArgumentException("expected log, partition, previous, commit and following");
        }
        following = List.copyOf(following);
    }

    /** What the commit says. */
    record Proven(
            long position,
            String id,
            String key,
            String aggregate,
            long sequence,
            Instant time,
            Map<String, String> metadata,
            List<LogEvent> events) {
        static Proven of(Commit commit) {
            return new Proven(
                    commit.position(),
                    commit.id(),
                    commit.key(),
                    commit.aggregate(),
                    commit.sequence(),
                    commit.time(),
                    commit.metadata(),
                    commit.events());
        }

        /** With hashes that say nothing. */
        Commit commit(Hash none) {
            return new Commit(
                    position,
                    id,
                    key,
                    aggregate,
                    sequence,
                    time,
                    new TreeMap<>(metadata),
                    List.copyOf(events),
                    none,
                    none);
        }
    }

    /**
     * A commit of which nothing is shown.
     *
     * @param events how many
     * @param content the hash of what it says, lower-case hex
     */
    record Following(int events, String content) {}

    /**
     * Of the commit that has the event at a position.
     *
     * @throws IllegalStateException if the log has none there, or the checkpoint does not reach so far
     */
    static Proof of(StoredLog log, int partition, long position, Checkpoint checkpoint) {
        long end = checkpoint.head(partition, log.beginning(partition)).position();
        Commit commit = log.commitWith(partition, position)
                .filter(found -> found.end() <= end)
                .orElseThrow(() -> new IllegalStateException("there is no event at " + partition + "-" + position
                        + " that the checkpoint confirms: it goes up to " + partition + "-" + end));
        Hash previous = commit.position() == 0
                ? log.beginning(partition).hash()
                : log.commitWith(partition, commit.position() - 1).orElseThrow().hash();
        List<Following> following = new ArrayList<>();
        try (CommitScan scan = log.scan(partition, commit.end())) {
            for (long next = commit.end(); next < end; ) {
                Commit one = scan.next();
                following.add(new Following(
                        one.events().size(), Link.of(one).content().hex()));
                next = one.end();
            }
        }
        return new Proof(log.id(), partition, previous.hex(), Proven.of(commit), following);
    }

    /** Why a checkpoint does not confirm it; empty if it does. */
    Optional<String> refutedBy(Checkpoint checkpoint) {
        if (!checkpoint.log().equals(log)) {
            return Optional.of("it is of log " + log + ", and the checkpoint of " + checkpoint.log());
        }
        Commit proven = commit.commit(Hash.ofHex(previous));
        Hash hash = Link.of(proven).hashAfter(Hash.ofHex(previous));
        long position = proven.end();
        for (Following one : following) {
            hash = new Link(position, one.events(), Hash.ofHex(one.content())).hashAfter(hash);
            position += one.events();
        }
        String reached = hash.hex();
        long end = position;
        boolean isConfirmed = checkpoint.places().stream()
                .anyMatch(place -> place.partition() == partition
                        && place.position() == end
                        && place.hash().equals(reached));
        return isConfirmed
                ? Optional.empty()
                : Optional.of("its hashes lead to " + reached + " at " + partition + "-" + end
                        + ", where the checkpoint has another");
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /** @throws IllegalStateException if the file is none */
    static Proof read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Proof.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("the proof " + file + " cannot be read: " + e, e);
        }
    }
}

package org.tenantry.audit.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Hash;
import org.tenantry.log.Head;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a log was found intact at an instant, and by which hashes. Kept where whoever stores the log cannot write, it shows
 * later whether the log is still what it was, its end included.
 *
 * @param log the id of the log
 * @param takenAt when
 * @param places of each partition
 * @param signature Ed25519 over {@link #text}, as Base64; absent if it was not signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checkpoint(
        String log,
        Instant takenAt,
        List<Place> places,
        @Nullable String signature) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Checkpoint {
        if (places == null || log == null || takenAt == null) {
            throw new IllegalArgumentException("expected log, takenAt and places");
        }
        places = places.stream()
                .sorted(Comparator.comparingInt(Place::partition))
                .toList();
    }

    /**
     * The place behind a partition's last commit.
     *
     * @param position of the next event
     * @param hash of the last commit, or the partition's genesis; lower-case hex
     * @param time of the last commit, or the epoch
     */
    public record Place(int partition, long position, String hash, Instant time) {
        /** Of a head. */
        public static Place of(int partition, Head head) {
            return new Place(partition, head.position(), head.hash().hex(), head.time());
        }

        /** To go on from. */
        public Head head() {
            return new Head(position, Hash.ofHex(hash), time);
        }
    }

    /** What is signed: a line for the log, and one for each partition. */
    String text() {
        StringBuilder text = new StringBuilder("tenantry-checkpoint 1 " + log + " " + takenAt + "\n");
        for (Place place : places) {
            text.append(place.partition())
                    .append(' ')
                    .append(place.position())
                    .append(' ')
                    .append(place.hash())
                    .append(' ')
                    .append(place.time())
                    .append('\n');
        }
        return text.toString();
    }

    /** The same, with a signature. */
    public Checkpoint signedBy(SigningKey key) {
        return new Checkpoint(log, takenAt, places, key.sign(text().getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a partition; the beginning, if it says nothing of it. */
    public Head head(int partition, Head beginning) {
        return places.stream()
                .filter(place -> place.partition() == partition)
                .findFirst()
                .map(Place::head)
                .orElse(beginning);
    }

    /** As JSON. */
    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param key by which it must be signed; null if that does not count
     * @throws IllegalStateException if the file is none, or is not signed by the key
     */
    public static Checkpoint read(Path file, @Nullable Path key) {
        Checkpoint checkpoint = read(file);
        if (key != null && !VerifyingKey.read(key).hasSigned(checkpoint)) {
            throw new IllegalStateException(
                    "the checkpoint " + file + " is not signed by the key of " + key + ", or was changed since");
        }
        return checkpoint;
    }

    private static Checkpoint read(Path file) {
        try {
            Checkpoint checkpoint = JSON.readValue(Files.readString(file), Checkpoint.class);
            checkpoint.places().forEach(Place::head);
            return checkpoint;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("the checkpoint " + file + " cannot be read: " + e, e);
        }
    }
}

package org.tenantry.audit.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a replay is, and how far it was seen to have come: to go on with it later, or after it was killed. How far it came
 * the target itself says; it must not be less than this.
 *
 * @param source the id of the log that is replayed
 * @param log the id of the copy
 * @param target what is filled; null before it is begun
 * @param isComplete whether all is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayCheckpoint(
        String source, String log, @Nullable String target, Selection selection, List<Part> parts, boolean isComplete) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    ReplayCheckpoint {
        if (source == null || log == null || selection == null || parts == null) {
            throw new IllegalArgumentException("expected source, log, selection and parts");
        }
        parts = List.copyOf(parts);
    }

    /**
     * A partition.
     *
     * @param from of the source: the first position that is read
     * @param to of the source: the position behind the last
     * @param position where the copy ended
     * @param hash of the copy's last commit; empty if it had none
     */
    record Part(int partition, long from, long to, long position, String hash) {
        Part reached(Target.End end) {
            return new Part(partition, from, to, end.position(), end.hash());
        }
    }

    /** Whether anything may be in the target. */
    boolean isBegun() {
        return target != null;
    }

    /**
     * The same, of a target.
     *
     * @throws IllegalStateException if it is of another
     */
    ReplayCheckpoint of(String identity) {
        if (target != null && !target.equals(identity)) {
            throw new IllegalStateException("the replay was begun into the " + target + ", and this is the " + identity
                    + ": name that, or begin with a new checkpoint");
        }
        return new ReplayCheckpoint(source, log, identity, selection, parts, isComplete);
    }

    /** The same, further. */
    ReplayCheckpoint reached(List<Part> reached, boolean complete) {
        return new ReplayCheckpoint(source, log, target, selection, reached, complete);
    }

    /**
     * Reads one.
     *
     * @throws IllegalStateException if the file is none
     */
    static ReplayCheckpoint read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), ReplayCheckpoint.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("the checkpoint " + file + " cannot be read: " + e, e);
        }
    }

    /** Whoever reads it meanwhile, or after a crash, finds the earlier one or this. */
    void write(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, JSON.writeValueAsString(this) + "\n");
            try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException("the checkpoint " + file + " cannot be written: " + e, e);
        }
    }
}

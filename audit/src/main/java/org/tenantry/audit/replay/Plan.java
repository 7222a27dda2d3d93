package org.tenantry.audit.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.replay.ReplayCheckpoint.Part;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** Lays down what a replay reads, when it is begun: so it ends with the same, however often it is interrupted. */
final class Plan {
    private final StoredLog log;
    private final Selection selection;
    private final @Nullable Map<Integer, Long> first;
    private final @Nullable Map<Integer, Long> last;

    private Plan(StoredLog log, Selection selection) {
        this.log = log;
        this.selection = selection;
        this.first = positions("--from", selection.from());
        this.last = positions("--to", selection.to());
    }

    /**
     * What is read of each partition.
     *
     * @throws IllegalArgumentException if a position is none, or not where commits end and begin
     */
    static List<Part> of(StoredLog log, Selection selection) {
        return new Plan(log, selection).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int partition = 0; partition < log.partitions(); partition++) {
            long from = first == null ? 0 : from(partition, first.getOrDefault(partition, 0L));
            long to = selection.hasPartition(partition, log.partitions()) ? to(partition) : from;
            parts.add(new Part(partition, from, Math.max(from, to), 0, ""));
        }
        return parts;
    }

    private long from(int partition, long position) {
        if (position > log.head(partition).position()) {
            throw new IllegalArgumentException("--from " + new Position(partition, position)
                    + ": the log ends before, at " + log.head(partition).position());
        }
        log.commitWith(partition, position)
                .filter(commit -> commit.position() != position)
                .ifPresent(commit -> {
                    throw within("--from", partition, position, commit, "begin", commit.position());
                });
        return position;
    }

    private long to(int partition) {
        if (last == null) {
            return log.head(partition).position();
        }
        @Nullable Long position = last.get(partition);
        if (position == null) {
            return 0;
        }
        Commit commit = log.commitWith(partition, position)
                .orElseThrow(() -> new IllegalArgumentException("--to " + new Position(partition, position)
                        + ": the log ends before, at " + log.head(partition).position()));
        if (commit.end() != position + 1) {
            throw within("--to", partition, position, commit, "end", commit.end() - 1);
        }
        return commit.end();
    }

    private static IllegalArgumentException within(
            String option, int partition, long position, Commit commit, String verb, long expected) {
        return new IllegalArgumentException(option + " " + new Position(partition, position) + " is within the commit "
                + commit.id() + ": " + verb + " with it, at " + new Position(partition, expected));
    }

    private @Nullable Map<Integer, Long> positions(String option, @Nullable String given) {
        if (given == null) {
            return null;
        }
        Map<Integer, Long> positions = new TreeMap<>();
        for (String one : Arrays.asList(given.split(",", -1))) {
            Position position = Position.parse(one)
                    .filter(parsed -> parsed.partition() < log.partitions())
                    .orElseThrow(() -> new IllegalArgumentException(option + " '" + given
                            + "': expected positions of the log's " + log.partitions()
                            + " partitions, such as 0-7,3-1042"));
            if (Objects.nonNull(positions.put(position.partition(), position.offset()))) {
                throw new IllegalArgumentException(
                        option + " '" + given + "': partition " + position.partition() + " is there twice");
            }
        }
        return positions;
    }
}

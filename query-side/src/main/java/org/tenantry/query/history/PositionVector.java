package org.tenantry.query.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenantry.events.Position;

/**
 * Where partitions stood: of each the last position that counts. Written {@code 0-7,3-1042}. Of a partition that it does not
 * name nothing counts.
 */
public record PositionVector(SortedMap<Integer, Long> byPartition) {
    /** More than a platform has partitions. */
    private static final int MAX = 128;

    /** Before everything. */
    public static final PositionVector NONE = new PositionVector(new TreeMap<>());

    public PositionVector {
        byPartition = Collections.unmodifiableSortedMap(new TreeMap<>(byPartition));
    }

    /** Reads {@code 0-7,3-1042}; empty if it is anything else. */
    public static Optional<PositionVector> parse(String text) {
        List<Optional<Position>> positions =
                Arrays.stream(text.split(",", -1)).map(Position::parse).toList();
        return positions.size() <= MAX && positions.stream().allMatch(Optional::isPresent)
                ? Optional.of(of(positions.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static PositionVector of(List<Position> positions) {
        PositionVector vector = NONE;
        for (Position position : positions) {
            vector = vector.with(position);
        }
        return vector;
    }

    /** One in which this position counts as well, and all before it. */
    public PositionVector with(Position position) {
        SortedMap<Integer, Long> more = new TreeMap<>(byPartition);
        more.merge(position.partition(), position.offset(), Math::max);
        return new PositionVector(more);
    }

    /** The same, if anything counts of that partition: if the last is not negative. */
    public PositionVector with(int partition, long last) {
        return last < 0 ? this : with(new Position(partition, last));
    }

    /** What it says of some partitions. */
    public PositionVector within(Collection<Integer> partitions) {
        SortedMap<Integer, Long> some = new TreeMap<>(byPartition);
        some.keySet().retainAll(partitions);
        return new PositionVector(some);
    }

    /** The last position that counts of a partition; empty if none does. */
    public Optional<Long> last(int partition) {
        return Optional.ofNullable(byPartition.get(partition));
    }

    /** The last position that counts of a partition; -1 if none does. */
    public long of(int partition) {
        return byPartition.getOrDefault(partition, -1L);
    }

    /** Whether a position counts. */
    public boolean covers(Position position) {
        return of(position.partition()) >= position.offset();
    }

    @Override
    public String toString() {
        return byPartition.entrySet().stream()
                .map(last -> new Position(last.getKey(), last.getValue()).toString())
                .collect(Collectors.joining(","));
    }
}

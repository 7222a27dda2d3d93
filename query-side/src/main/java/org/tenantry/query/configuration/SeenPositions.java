package org.tenantry.query.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenantry.events.Position;

/**
 * How far partitions were seen, written {@code 0-17,3-1042}; immutable.
 *
 * @param last by partition, the last position; of a partition that is not there, nothing was seen
 */
record SeenPositions(Map<Integer, Long> last) {
    static final SeenPositions NOTHING = new SeenPositions(Map.of());

    SeenPositions {
        last = Map.copyOf(last);
    }

    /** Reads what {@link #toString} wrote; empty if it is anything else. */
    static Optional<SeenPositions> parse(String text) {
        Map<Integer, Long> last = new TreeMap<>();
        for (String one : text.split(",", -1)) {
            Optional<Position> position = Position.parse(one.strip());
            if (position.isEmpty()) {
                return Optional.empty();
            }
            last.merge(position.get().partition(), position.get().offset(), Math::max);
        }
        return Optional.of(new SeenPositions(last));
    }

    /** The last of a partition; -1 if nothing of it was seen. */
    long of(int partition) {
        return last.getOrDefault(partition, -1L);
    }

    SeenPositions with(int partition, long position) {
        Map<Integer, Long> more = new TreeMap<>(last);
        more.put(partition, position);
        return new SeenPositions(more);
    }

    @Override
    public String toString() {
        return new TreeMap<>(last)
                .entrySet().stream()
                        .map(entry -> new Position(entry.getKey(), entry.getValue()).toString())
                        .collect(Collectors.joining(","));
    }
}

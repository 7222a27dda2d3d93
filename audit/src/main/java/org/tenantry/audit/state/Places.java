package org.tenantry.audit.state;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenantry.events.Position;

/**
 * Where partitions stood: of each the last position that counts, written {@code 0-7,3-1042}. Of one that is not named nothing
 * counts.
 */
record Places(SortedMap<Integer, Long> last) {
    Places {
        last = Collections.unmodifiableSortedMap(new TreeMap<>(last));
    }

    /** Reads {@code 0-7,3-1042}; empty if it is anything else. */
    static Optional<Places> parse(String text) {
        SortedMap<Integer, Long> last = new TreeMap<>();
        for (String one : text.split(",", -1)) {
            Optional<Position> position = Position.parse(one);
            if (position.isEmpty()) {
                return Optional.empty();
            }
            last.merge(position.get().partition(), position.get().offset(), Math::max);
        }
        return Optional.of(new Places(last));
    }

    boolean covers(Position position) {
        return last.getOrDefault(position.partition(), -1L) >= position.offset();
    }

    @Override
    public String toString() {
        return last.entrySet().stream()
                .map(one -> new Position(one.getKey(), one.getValue()).toString())
                .collect(Collectors.joining(","));
    }
}

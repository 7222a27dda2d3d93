package org.tenantry.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Positions as the server writes them, {@code 0-17,3-1042}: by partition the last that was seen. */
final class Positions {
    static final Positions NONE = new Positions(Map.of());

    private final Map<Integer, Long> last;

    private Positions(Map<Integer, Long> last) {
        this.last = last;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they are malformed
     */
    static Positions of(String text) {
        Map<Integer, Long> last = new TreeMap<>();
        for (String position : text.split(",", -1)) {
            String[] parts = position.strip().split("-", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException(text + ": expected positions such as 0-17,3-1042");
            }
            last.merge(Integer.valueOf(parts[0]), Long.valueOf(parts[1]), Math::max);
        }
        return new Positions(last);
    }

    /** Of each partition the later. */
    Positions and(Positions others) {
        Map<Integer, Long> both = new TreeMap<>(last);
        others.last.forEach((partition, position) -> both.merge(partition, position, Math::max));
        return new Positions(both);
    }

    /** Whether nothing of others is later. */
    boolean cover(Positions others) {
        return others.last.entrySet().stream()
                .allMatch(other -> last.getOrDefault(other.getKey(), -1L) >= other.getValue());
    }

    boolean isEmpty() {
        return last.isEmpty();
    }

    @Override
    public String toString() {
        return last.entrySet().stream()
                .map(entry -> entry.getKey() + "-" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}

package org.tenantry.query.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** What held earlier. */
final class History {
    private static final int PLATFORM = 0;

    /** What clocks may differ by. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final StoredVersions versions;

    History(StoredVersions versions) {
        this.versions = versions;
    }

    /**
     * What held for a tenant, and where the partitions stood that it is made of.
     *
     * @param positions by partition, the last that counts
     */
    record Past(Lineage lineage, String positions) {}

    /**
     * What held for a tenant in a namespace.
     *
     * @param at an instant, or positions as an earlier answer named them
     * @param partition of the tenant's tree
     * @return empty if the namespace was not defined then
     */
    Optional<Past> at(TenantId tenant, String namespace, String at, int partition) {
        Map<Integer, Long> asked = new HashMap<>();
        Function<String, Optional<Version>> finder = finder(at, asked, partition);
        List<@Nullable Version> found = new ArrayList<>();
        Map<Integer, Long> counted = new TreeMap<>(asked);
        List<String> levels = Aggregates.levels(tenant);
        for (String aggregate : Lineage.aggregates(levels, namespace)) {
            Optional<Version> version = finder.apply(aggregate);
            version.map(Version::position)
                    .ifPresent(position -> counted.merge(position.partition(), position.offset(), Math::max));
            found.add(version.orElse(null));
        }
        @Nullable Version defined = found.getFirst();
        if (defined == null) {
            return Optional.empty();
        }
        String positions = counted.entrySet().stream()
                .map(entry -> new Position(entry.getKey(), entry.getValue()).toString())
                .collect(Collectors.joining(","));
        return Optional.of(new Past(Lineage.of(levels, found, Lineage.definition(defined), defined), positions));
    }

    /** The positions that a text is; empty if it is anything else. */
    static Optional<List<Position>> positions(String at) {
        List<Optional<Position>> positions =
                Arrays.stream(at.split(",", -1)).map(Position::parse).toList();
        return positions.stream().allMatch(Optional::isPresent)
                ? Optional.of(positions.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** @param asked is filled with the positions, if there are any */
    private Function<String, Optional<Version>> finder(String at, Map<Integer, Long> asked, int partition) {
        Optional<List<Position>> positions = positions(at);
        if (positions.isPresent()) {
            positions.get().forEach(position -> asked.merge(position.partition(), position.offset(), Math::max));
            return aggregate -> Optional.ofNullable(asked.get(aggregate.startsWith("/") ? PLATFORM : partition))
                    .flatMap(position -> versions.at(aggregate, position));
        }
        Instant instant = instant(at);
        return aggregate -> versions.at(aggregate, instant);
    }

    private static Instant instant(String at) {
        try {
            Instant instant = Instant.parse(at);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.now().plus(SKEW))) {
                throw invalid(at);
            }
            return instant;
        } catch (DateTimeException e) {
            throw invalid(at);
        }
    }

    private static ProblemException invalid(String at) {
        return ProblemException.invalid(List.of(new Fault(
                "at",
                at,
                "an instant such as 2026-11-24T10:15:30Z, from 1970 on and not to come, or positions such as"
                        + " 0-17,3-1042")));
    }
}

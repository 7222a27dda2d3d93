package org.tenantry.benchmarks.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.log.LogEvent;
import org.tenantry.log.NewCommit;

/**
 * Tenants to import, as an export gives them: one tree after another, each a root, its cities, and behind each
 * city its departments.
 */
final class TenantFile {
    /** Enough that all partitions but the platform's have some. */
    private static final int TREES = 16;

    private static final int OF_A_CITY = 20;

    private static final Map<String, String> METADATA = Map.of(
            "actor", "benchmark",
            "issuer", "urn:tenantry:development",
            "correlation", "4bf92f3577b34da6a3ce929d0e0e4736",
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");

    private final List<List<String>> trees;

    private TenantFile(List<List<String>> trees) {
        this.trees = trees;
    }

    /**
     * A file of about so many tenants.
     *
     * @param name of the roots, with a number behind it
     */
    static TenantFile of(int tenants, String name) {
        List<List<String>> trees = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            String root = name + tree;
            List<String> ids = new ArrayList<>(List.of(root));
            for (int number = 0; ids.size() < tenants / TREES; number++) {
                String city = root + ".city-" + number / OF_A_CITY;
                ids.add(number % OF_A_CITY == 0 ? city : city + ".department-" + number % OF_A_CITY);
            }
            trees.add(ids);
        }
        return new TenantFile(trees);
    }

    int size() {
        return trees.stream().mapToInt(List::size).sum();
    }

    /** A line each. */
    String lines() {
        return trees.stream()
                .flatMap(List::stream)
                .map(id -> Tenants.body(id, name(id), kind(id)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What the import stores, the trees in turn, so that those who append it one after another are in all of them. */
    List<NewCommit> commits() {
        int longest = trees.stream().mapToInt(List::size).max().orElse(0);
        return Stream.iterate(0, number -> number < longest, number -> number + 1)
                .flatMap(number ->
                        trees.stream().filter(tree -> number < tree.size()).map(tree -> commit(tree.get(number))))
                .toList();
    }

    private static NewCommit commit(String id) {
        TenantCreated event = new TenantCreated(
                id,
                name(id),
                kind(id),
                "pa-IN",
                "Asia/Kolkata",
                Map.of("region", "north", "revision", "none"),
                Map.of(),
                List.of());
        LogEvent logEvent = new LogEvent(EventJson.typeOf(event), EventJson.write(event));
        return new NewCommit(UUID.randomUUID().toString(), id, id, 0, METADATA, List.of(logEvent), List.of());
    }

    private static String name(String id) {
        return "Tenant " + id;
    }

    private static String kind(String id) {
        return switch (id.split("\\.", -1).length) {
            case 1 -> "state";
            case 2 -> "city";
            default -> "department";
        };
    }
}

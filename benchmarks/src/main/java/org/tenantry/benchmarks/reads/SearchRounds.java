package org.tenantry.benchmarks.reads;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.ClosedLoop;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.lookup.ConstantEndpoint;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.servers.RunningSystem;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.SameFind;
import tools.jackson.databind.json.JsonMapper;

/** Searches, the finds they make, and an endpoint that answers as much and searches nothing. */
final class SearchRounds {
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;
    private final int connections;
    private final Duration round;
    private final Map<Search, SameFind> finds = new EnumMap<>(Search.class);

    /** Among the tenants that there are now. */
    SearchRounds(RunningSystem system, Api api, int connections, Duration round) {
        this.api = api;
        this.connections = connections;
        this.round = round;
        ReadModels readModels = system.part("readModels", ReadModels.class);
        for (Search search : Search.values()) {
            finds.put(search, SameFind.of(readModels, search.query()));
        }
    }

    /**
     * Sees to it that both find the same.
     *
     * @throws IllegalStateException if not
     */
    void compare() {
        finds.forEach((search, find) -> {
            List<String> found = JSON.readTree(api.ask(request(search)).body())
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("id").asString())
                    .toList();
            if (found.isEmpty() || !found.equals(find.ids())) {
                throw new IllegalStateException(
                        request(search) + " found " + found + ", and the driver's find " + find.ids());
            }
        });
    }

    Measurement run(Search search, Kind.Contender contender) throws InterruptedException {
        return switch (contender) {
            case TENANTRY -> asked(request(search));
            case RAW_FIND -> BareLoop.run(connections, round, Objects.requireNonNull(finds.get(search))::run);
        };
    }

    /** As long an answer as a full page. */
    Measurement constant() throws InterruptedException {
        ConstantEndpoint.answer(api.ask(request(Search.KIND)).body());
        return asked(Request.get(ConstantEndpoint.PATH + SearchedTenants.root(0)));
    }

    private Measurement asked(Request request) throws InterruptedException {
        return Measurement.of(() -> 0, latencies -> {
            latencies.add(ClosedLoop.run(api, connections, round, () -> request, answer -> {})
                    .latencies());
            return latencies.count();
        });
    }

    private static Request request(Search search) {
        return Request.get("/v1/tenants?" + search.query());
    }
}

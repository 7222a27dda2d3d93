package org.tenantry.benchmarks.lookup;

import java.time.Duration;
import java.util.List;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.ClosedLoop;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.servers.RunningSystem;

/**
 * How long lookups take over HTTP, in the median, if one connection alone asks for one after the other: what a request costs if
 * it waits for no other.
 *
 * @param constantMicros an answer of the same size that is a constant, behind the same check of the token
 * @param rootMicros of a root
 * @param deepMicros of a tenant with seven above it
 */
public record OneConnection(double constantMicros, double rootMicros, double deepMicros) {
    private static final double MEDIAN = 50;
    private static final int TENANTS = 100;

    /** Starts everything, and measures for so many seconds each. */
    public static OneConnection measure(int seconds) throws InterruptedException {
        try (RunningSystem system = RunningSystem.start(System.getenv("MONGODB_URI"), ConstantEndpoint.class)) {
            Api api = Api.onPort(system.port());
            List<String> made = Trees.make(api, TENANTS);
            ConstantEndpoint.answer(api.ask(Asked.ONE_TENANT.next(made)).body());
            for (Asked asked : List.of(Asked.CONSTANT, Asked.ONE_TENANT, Asked.DEEP_TENANT)) {
                micros(api, asked, made, seconds);
            }
            return new OneConnection(
                    micros(api, Asked.CONSTANT, made, seconds),
                    micros(api, Asked.ONE_TENANT, made, seconds),
                    micros(api, Asked.DEEP_TENANT, made, seconds));
        }
    }

    private static double micros(Api api, Asked asked, List<String> made, int seconds) throws InterruptedException {
        Latencies latencies = ClosedLoop.run(api, 1, Duration.ofSeconds(seconds), () -> asked.next(made), answer -> {})
                .latencies();
        if (latencies.errors() > 0) {
            throw new IllegalStateException(asked + ": " + latencies.firstError());
        }
        return 1_000 * latencies.millis(MEDIAN);
    }
}

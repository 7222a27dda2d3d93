package org.tenantry.benchmarks.lookup;

import static java.util.Objects.requireNonNull;
import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.ClosedLoop;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.PacedLoop;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.benchmarks.servers.RunningSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, makes many tenants with configuration, and measures how fast that is looked up. */
@Command(
        name = "lookup",
        description = {
            "Measures lookups of configuration over HTTP, beside an endpoint that answers a constant of the same size,",
            "and beside Spring Cloud Config's server with the same values in files, which checks no token.",
            "It starts Kafka, both sides and, unless MONGODB_URI names one, MongoDB, all in this process."
        },
        mixinStandardHelpOptions = true)
public final class LookupBenchmark implements Callable<Integer> {
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double MAX = 100;
    private static final int WARMING = 8;

    @Option(names = "--tenants", defaultValue = "100000", description = "${DEFAULT-VALUE} unless given")
    int tenants;

    @Option(names = "--connections", defaultValue = "16", description = "${DEFAULT-VALUE} unless given")
    int connections;

    @Option(names = "--seconds", defaultValue = "5", description = "of a round; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws Exception {
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        try (ConfigServer configServer = ConfigServer.start();
                RunningSystem system = RunningSystem.start(System.getenv("MONGODB_URI"), ConstantEndpoint.class)) {
            Api api = Api.onPort(system.port());
            System.out.printf(
                    "%s; MongoDB %s; %d CPUs, shared by server and load; %d connections%n%n",
                    Machine.jvm(), system.mongodb(), Machine.cpus(), connections);
            List<String> made = Trees.make(api, tenants);
            Trees.copy(configServer);
            warmUp(api, made);
            ConstantEndpoint.answer(api.ask(Asked.ONE_TENANT.next(made)).body());
            return report(run(new Asking(api, new Api(configServer.port(), "none"), made)));
        }
    }

    /** Asks once for each, so that what is measured then is in memory. */
    private static void warmUp(Api api, List<String> tenants) throws InterruptedException {
        long began = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(WARMING)) {
            for (int thread = 0; thread < WARMING; thread++) {
                threads.execute(() -> {
                    try (HttpConnection connection = api.connect()) {
                        for (int i = next.getAndIncrement(); i < tenants.size(); i = next.getAndIncrement()) {
                            connection.send(Asked.lookup(tenants.get(i)));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        System.out.printf(
                "asked for each of %,d tenants the first time: %s per s%n%n",
                tenants.size(), whole(tenants.size() * 1e9 / (System.nanoTime() - began)));
    }

    /** Who is asked. */
    private record Asking(Api tenantry, Api configServer, List<String> tenants) {
        Api of(Asked asked) {
            return asked.isOfConfigServer() ? configServer : tenantry;
        }
    }

    private Map<Asked, Figures> run(Asking asking) throws InterruptedException {
        Duration round = Duration.ofSeconds(seconds);
        Map<Asked, Figures> figures = new EnumMap<>(Asked.class);
        try (Progress progress = new Progress(Asked.values().length * (1 + 2 * rounds))) {
            for (Asked asked : Asked.values()) {
                progress.next("warm-up, " + asked);
                figures.put(asked, new Figures());
                closed(asking, asked, round, new Latencies());
            }
            for (int i = 0; i < rounds; i++) {
                for (Asked asked : Asked.values()) {
                    progress.next(asked.toString());
                    closed(asking, asked, round, requireNonNull(figures.get(asked)).atFullLoad);
                }
            }
            for (int i = 0; i < rounds; i++) {
                for (Asked asked : Asked.values()) {
                    progress.next(asked + ", half load");
                    int perSecond =
                            (int) Math.max(1, requireNonNull(figures.get(asked)).perSecond(rounds * seconds) / 2);
                    PacedLoop.run(
                            asking.of(asked),
                            connections,
                            perSecond,
                            round,
                            () -> asked.next(asking.tenants()),
                            requireNonNull(figures.get(asked)).atHalfLoad);
                }
            }
        }
        return figures;
    }

    private void closed(Asking asking, Asked asked, Duration round, Latencies latencies) throws InterruptedException {
        Supplier<Request> next = () -> asked.next(asking.tenants());
        latencies.add(ClosedLoop.run(asking.of(asked), connections, round, next, answer -> {})
                .latencies());
    }

    private int report(Map<Asked, Figures> figures) {
        int time = rounds * seconds;
        double constant = requireNonNull(figures.get(Asked.CONSTANT)).perSecond(time);
        Table table = new Table()
                .row(
                        "",
                        "per s",
                        "of constant",
                        "p50 ms",
                        "p99 ms",
                        "at half load:",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "errors");
        figures.forEach((asked, measured) -> table.row(
                asked.toString(),
                whole(measured.perSecond(time)),
                decimals(2, measured.perSecond(time) / constant),
                decimals(2, measured.atFullLoad.millis(MEDIAN)),
                decimals(2, measured.atFullLoad.millis(P99)),
                "",
                decimals(2, measured.atHalfLoad.millis(MEDIAN)),
                decimals(2, measured.atHalfLoad.millis(P99)),
                decimals(1, measured.atHalfLoad.millis(MAX)),
                count(measured.atFullLoad.errors() + measured.atHalfLoad.errors())));
        System.out.print(table);
        System.out.printf(
                "%nall tenants: %,d; half load: half of what was reached, at a fixed rate over as many connections; times count%nfrom when a request was due%n",
                tenants);
        figures.values().stream()
                .map(measured -> measured.atFullLoad.firstError())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(error -> System.err.println("\nThe first error: " + error));
        return figures.values().stream().anyMatch(measured -> measured.atFullLoad.errors() > 0) ? 1 : 0;
    }

    private static final class Figures {
        private final Latencies atFullLoad = new Latencies();
        private final Latencies atHalfLoad = new Latencies();

        double perSecond(int seconds) {
            return (double) atFullLoad.count() / seconds;
        }
    }
}

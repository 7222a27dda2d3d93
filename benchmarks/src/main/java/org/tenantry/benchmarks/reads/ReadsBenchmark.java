package org.tenantry.benchmarks.reads;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tenantry.benchmarks.lookup.ConstantEndpoint;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.benchmarks.servers.RunningSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Searches, projects, waits for what is written, prints the figures; fails if any request failed. */
@Command(
        name = "reads",
        description = {
            "Measures searches over HTTP, beside the finds they make by MongoDB's driver alone, among few tenants and"
                    + " among many; the projection, beside a consumer that writes the same documents; and how soon a"
                    + " command is visible.",
            "It starts Kafka and both sides in this process and, unless MONGODB_URI names one, MongoDB beside it; Ctrl-C ends"
                    + " it early. In a MongoDB of yours it makes databases and drops them at the end.",
            "The embedded MongoDB has no indexes: how searches grow is to be seen on a real one."
        },
        mixinStandardHelpOptions = true)
public final class ReadsBenchmark implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--tenants",
            split = ",",
            defaultValue = "1000,10000",
            description = "numbers of tenants to search among; ${DEFAULT-VALUE} unless given")
    List<Integer> tenants = List.of();

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "searches,projection,visible",
            description = "what is measured, some of ${COMPLETION-CANDIDATES}; all unless given")
    Set<Part> parts = Set.of();

    @Option(names = "--connections", defaultValue = "8", description = "of searches; ${DEFAULT-VALUE} unless given")
    int connections;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description =
                    "of creations a second while it is timed how soon one is visible; ${DEFAULT-VALUE} unless given")
    int rate;

    @Option(names = "--seconds", defaultValue = "1", description = "of a round; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws Exception {
        require(
                seconds >= 1 && rounds >= 1 && connections >= 1 && rate >= 1,
                "seconds, rounds, connections and rate are 1 or more");
        require(
                tenants.stream().allMatch(number -> number >= SearchedTenants.FEWEST),
                "tenants are " + SearchedTenants.FEWEST + " or more");
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        Schedule schedule = new Schedule(parts, tenants, connections, rate, Duration.ofSeconds(seconds), rounds);
        try (MongoServer mongo = MongoServer.use(System.getenv("MONGODB_URI"));
                RunningSystem system = RunningSystem.start(mongo.uri(), ConstantEndpoint.class)) {
            System.out.printf(
                    "%s; MongoDB %s; %d CPUs, shared by server and load; %d connections, %d rounds of %d s%n%n",
                    Machine.jvm(), describe(mongo), Machine.cpus(), connections, rounds, seconds);
            Figures figures = schedule.run(system);
            System.out.print(new Report(schedule, figures).text());
            figures.firstError().ifPresent(error -> System.err.println("\nThe first error: " + error));
            return figures.firstError().isPresent() ? 1 : 0;
        }
    }

    private static String describe(MongoServer mongo) {
        return mongo.isEmbedded()
                ? "embedded: mongo-java-server, a JVM of its own, in memory, without indexes"
                : mongo.describe();
    }

    private void require(boolean right, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), expected);
        }
    }
}

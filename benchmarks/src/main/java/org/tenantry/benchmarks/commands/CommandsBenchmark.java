package org.tenantry.benchmarks.commands;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.Interruptible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates, changes and imports tenants over HTTP, prints the figures; fails if any request failed. */
@Command(
        name = "commands",
        description = {
            "Measures creates, updates and imports over HTTP, beside an endpoint that only checks token and body, and"
                    + " the log alone.",
            "It starts the command side, Kafka and, unless MONGODB_URI names one, MongoDB, each as a JVM of its own;"
                    + " Ctrl-C ends it early. In a MongoDB of yours it makes databases and drops them at the end."
        },
        mixinStandardHelpOptions = true)
public final class CommandsBenchmark implements Callable<Integer> {
    private static final int FEWEST_TENANTS = 1_000;
    private static final int MOST_TENANTS = 100_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "5", description = "of a round; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Option(names = "--connections", defaultValue = "64", description = "${DEFAULT-VALUE} unless given")
    int connections;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "of creations a second whose answers are timed; ${DEFAULT-VALUE} unless given")
    int rate;

    @Option(
            names = "--tenants",
            defaultValue = "20000",
            description = "in a file that is imported; ${DEFAULT-VALUE} unless given")
    int tenants;

    @Option(names = "--query-side", description = "runs the query side too, in the same JVM as the command side")
    boolean querySide;

    @Option(names = "--jfr", paramLabel = "FILE", description = "records there what the command side's JVM does")
    @Nullable Path recording;

    @Override
    public Integer call() throws Exception {
        require(
                seconds >= 1 && rounds >= 1 && connections >= 1 && rate >= 1,
                "seconds, rounds, connections and rate are 1 or more");
        require(
                tenants >= FEWEST_TENANTS && tenants <= MOST_TENANTS,
                "tenants are " + FEWEST_TENANTS + " to " + MOST_TENANTS);
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        ServedTenantry.Sides sides = querySide ? ServedTenantry.Sides.BOTH : ServedTenantry.Sides.COMMAND;
        Schedule schedule = new Schedule(connections, rate, tenants, Duration.ofSeconds(seconds), rounds);
        try (Parts parts = Parts.start(System.getenv("MONGODB_URI"), sides, recording)) {
            System.out.println(Surroundings.describe(parts, sides, schedule));
            Figures figures = schedule.run(parts);
            System.out.print(new Report(schedule, figures).text());
            figures.firstError().ifPresent(error -> System.err.println("\nThe first error: " + error));
            return figures.firstError().isPresent() ? 1 : 0;
        }
    }

    private void require(boolean right, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), expected);
        }
    }
}

package org.tenantry.benchmarks.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.servers.MongoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Appends to the log and to what it is compared with, reads back, prints the figures; fails if any call failed. */
@Command(
        name = "log",
        description = {
            "Measures appends to the event log and reads from it, beside Axon's extension for MongoDB and the driver"
                    + " alone.",
            "It runs on the MongoDB that MONGODB_URI names, in databases that it makes and drops, or else on the"
                    + " embedded one, as a JVM of its own; Ctrl-C ends it early."
        },
        mixinStandardHelpOptions = true)
public final class LogBenchmark implements Callable<Integer> {
    private static final int MOST_THREADS = 4_096;
    private static final int MOST_FILLED = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "3", description = "of a round; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,64,512",
            description = "numbers of threads that append; ${DEFAULT-VALUE} unless given")
    List<Integer> threads = List.of();

    @Option(
            names = "--filled",
            defaultValue = "0",
            description = "also appends to stores that hold so many events already, and reads from such")
    int filled;

    @Override
    public Integer call() throws Exception {
        require(seconds >= 1 && rounds >= 1, "seconds and rounds are 1 or more");
        require(
                threads.stream().allMatch(number -> number >= 1 && number <= MOST_THREADS),
                "threads are 1 to " + MOST_THREADS);
        require(
                filled == 0 || (filled >= Filling.BLOCK && filled <= MOST_FILLED),
                "filled is 0, or " + Filling.BLOCK + " to " + MOST_FILLED);
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        try (MongoServer server = MongoServer.use(System.getenv("MONGODB_URI"))) {
            return measure(server, new Schedule(threads, Duration.ofSeconds(seconds), rounds, filled));
        }
    }

    private void require(boolean right, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), expected);
        }
    }

    private static int measure(MongoServer server, Schedule schedule) throws InterruptedException {
        System.out.println(Surroundings.describe(server, schedule));
        Figures figures = schedule.run(server);
        System.out.print(new Report(schedule, figures, server.isEmbedded()).text());
        figures.firstError().ifPresent(error -> System.err.println("\nThe first error: " + error));
        return figures.firstError().isPresent() ? 1 : 0;
    }
}

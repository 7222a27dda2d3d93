package org.tenantry.benchmarks.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenantry.benchmarks.api.BareEndpoint;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.servers.RunningSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything, measures it, prints the figures; fails if any request failed. */
@Command(
        name = "http",
        description = {
            "Measures creates, updates and searches over HTTP.",
            "It starts Kafka, both sides and, unless MONGODB_URI names one, MongoDB, all in this process; Ctrl-C ends"
                    + " it early. In a MongoDB of yours it makes two databases and drops them at the end."
        },
        mixinStandardHelpOptions = true)
public final class HttpBenchmark implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "10", description = "of a round; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "of each kind and number of connections; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,16,64",
            description = "numbers of connections; ${DEFAULT-VALUE} unless given")
    List<Integer> connections = List.of();

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || rounds < 1 || connections.stream().anyMatch(number -> number < 1)) {
            throw new ParameterException(spec.commandLine(), "seconds, rounds and connections are 1 or more");
        }
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        try (RunningSystem system = RunningSystem.start(System.getenv("MONGODB_URI"), BareEndpoint.class)) {
            return measure(system, new Schedule(connections, Duration.ofSeconds(seconds), rounds));
        }
    }

    private static int measure(RunningSystem system, Schedule schedule) throws InterruptedException {
        System.out.println(Surroundings.describe(system, schedule));
        Figures figures = schedule.run(system);
        System.out.print(new Report(figures).text());
        figures.firstError().ifPresent(error -> System.err.println("\nThe first error: " + error));
        return figures.firstError().isPresent() ? 1 : 0;
    }
}

package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenantry.benchmarks.log.Filling;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes, follows, times what arrives, prints the figures; fails if any event was lost. */
@Command(
        name = "publish",
        description = {
            "Measures the way of events from the log to the topic and on to a subscriber, beside Kafka's clients alone.",
            "It runs on an embedded Kafka broker and on the MongoDB that MONGODB_URI names, in databases that it makes"
                    + " and drops, or else on the embedded one, each as a JVM of its own; Ctrl-C ends it early."
        },
        mixinStandardHelpOptions = true)
public final class PublishBenchmark implements Callable<Integer> {
    private static final int MOST_EVENTS = 1_000_000;
    private static final int HIGHEST_RATE = 2_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--events",
            defaultValue = "100000",
            description = "that wait to be published; ${DEFAULT-VALUE} unless given")
    int events;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "1,100,500",
            description = "of events a second whose arrival is timed; ${DEFAULT-VALUE} unless given")
    List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "of a round at a rate; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws Exception {
        require(seconds >= 1 && rounds >= 1, "seconds and rounds are 1 or more");
        require(
                events >= 10 * Filling.BLOCK && events <= MOST_EVENTS && events % Filling.BLOCK == 0,
                "events are hundreds, " + 10 * Filling.BLOCK + " to " + MOST_EVENTS);
        require(rates.stream().allMatch(rate -> rate >= 1 && rate <= HIGHEST_RATE), "rates are 1 to " + HIGHEST_RATE);
        require(
                rates.stream().allMatch(rate -> (long) rate * seconds <= events / 2),
                "a round at a rate sends at most half as many events as there are");
        return Interruptible.measure(this::measure);
    }

    private void require(boolean right, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), expected);
        }
    }

    private int measure() throws InterruptedException {
        try (Parts parts = Parts.start(System.getenv("MONGODB_URI"))) {
            Schedule schedule = new Schedule(events, rates, Duration.ofSeconds(seconds), rounds);
            System.out.println(describe(parts));
            Figures figures = schedule.run(parts);
            System.out.print(new Report(schedule, figures).text());
            figures.firstError().ifPresent(error -> System.err.println("\nThe first error: " + error));
            return figures.firstError().isPresent() ? 1 : 0;
        }
    }

    private String describe(Parts parts) {
        return """
                The way of events from the log over Kafka. All share this machine: the figures compare, they promise nothing.

                  CPUs     %d
                  JVM      %s
                  MongoDB  %s
                  Kafka    embedded, a JVM of its own, one broker, nothing replicated
                  log      %d partitions, all in use; a commit has one event, of 300 bytes of JSON
                  rounds   %d of each kind, in turn, after a warm-up; arrivals for %d s
                """.formatted(Machine.cpus(), Machine.jvm(), parts.mongo(), TenantryStore.PARTITIONS, rounds, seconds);
    }
}

package org.tenantry.benchmarks.audit;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.benchmarks.servers.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verifies logs of several sizes, and tells how fast, by how much memory. */
@Command(
        name = "audit",
        description = {
            "Measures dev audit verify beside reading the same documents by MongoDB's driver alone, and the same records by a"
                    + " consumer alone; what it keeps in memory; and how long a tenant's state at an instant takes.",
            "It starts Kafka and, unless MONGODB_URI names one, MongoDB, each as a process beside this one; Ctrl-C ends it early."
        },
        mixinStandardHelpOptions = true)
public final class AuditBenchmark implements Callable<Integer> {
    private static final int PARTS_OF_A_ROUND = 4;
    private static final int FEWEST = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--events",
            split = ",",
            description =
                    "numbers of events, growing; 10000,50000,100000 unless given, and 1000000 if MONGODB_URI is set")
    @Nullable List<Integer> events;

    @Option(names = "--rounds", defaultValue = "3", description = "of each kind; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws Exception {
        List<Integer> sizes = sizes(System.getenv("MONGODB_URI"));
        if (rounds < 1 || sizes.stream().anyMatch(size -> size < FEWEST)) {
            throw new ParameterException(spec.commandLine(), "rounds are 1 or more, events " + FEWEST + " or more");
        }
        return Interruptible.measure(() -> measure(sizes));
    }

    private List<Integer> sizes(@Nullable String mongodb) {
        if (events != null) {
            return events.stream().sorted().toList();
        }
        return mongodb == null ? List.of(10_000, 50_000, 100_000) : List.of(10_000, 100_000, 1_000_000);
    }

    private int measure(List<Integer> sizes) throws InterruptedException {
        try (MongoServer mongo = MongoServer.use(System.getenv("MONGODB_URI"));
                ServerProcess kafka = ServerProcess.kafka();
                AuditedSystem system = new AuditedSystem(mongo, kafka.address());
                Progress progress = new Progress(sizes.size() * (rounds + 1) * PARTS_OF_A_ROUND)) {
            System.out.printf(
                    "%s; MongoDB %s; %d CPUs, shared by servers and audit; %d rounds%n%n",
                    Machine.jvm(), mongo.describe(), Machine.cpus(), rounds);
            for (int size : sizes) {
                system.fill(size);
                Rounds measured = new Rounds(system, mongo, kafka.address(), () -> mongo.cpu() + kafka.cpu());
                measured.run(size, rounds, progress);
                System.out.println(measured.report(size));
            }
            System.out.print("""
                    of raw:   of what reading alone takes: the log; with --topic the slower of the two; aims 0.7 and 0.5
                    live MB:  what is in the heap after a collection while it runs, the most of all, beyond what was before;
                              the tenants are the same however many events there are, so it should not grow
                    state:    of a tenant at an instant, the connection included; aim: below 100 ms
                    """);
            return 0;
        }
    }
}

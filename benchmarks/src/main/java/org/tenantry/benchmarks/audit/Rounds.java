package org.tenantry.benchmarks.audit;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tenantry.audit.Audit;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Progress;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.benchmarks.servers.MongoServer;

/** The audit of one system beside the raw reads, in turn; and what it needs of memory, in a round that is not timed. */
final class Rounds {
    private static final int STATES = 20;
    private static final double MEDIAN = 50;
    private static final double MAX = 100;

    private final AuditedSystem system;
    private final MongoServer mongo;
    private final String kafka;
    private final LongSupplier serverCpu;
    private final Map<Kind, KindFigures> figures = new EnumMap<>(Kind.class);

    private enum Kind {
        RAW_LOG,
        RAW_TOPIC,
        VERIFY,
        VERIFY_TOPIC
    }

    Rounds(AuditedSystem system, MongoServer mongo, String kafka, LongSupplier serverCpu) {
        this.system = system;
        this.mongo = mongo;
        this.kafka = kafka;
        this.serverCpu = serverCpu;
    }

    /** @param events that the system has */
    void run(long events, int rounds, Progress progress) throws InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (Kind kind : Kind.values()) {
                progress.next(count(events) + " events, " + kind);
                Measurement measurement = Measurement.of(serverCpu, latencies -> work(kind, events));
                if (round > 0) { // the first warms up
                    figures.computeIfAbsent(kind, first -> new KindFigures()).add(measurement);
                }
            }
        }
    }

    private long work(Kind kind, long events) throws InterruptedException {
        RawReads raw = new RawReads(mongo, kafka);
        return switch (kind) {
            case RAW_LOG -> raw.log(system.database());
            case RAW_TOPIC -> raw.topic(system.topic(), events);
            case VERIFY -> audit(events, "verify");
            case VERIFY_TOPIC -> audit(events, "verify", "--topic", system.topic(), "--kafka", kafka);
        };
    }

    private long audit(long events, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--mongodb", mongo.uri(), "--database", system.database()));
        StringWriter said = new StringWriter();
        int code = Audit.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("the audit ended with " + code + ": " + said);
        }
        return events;
    }

    Table report(long events) throws InterruptedException {
        double log = figures(Kind.RAW_LOG).perSecond();
        double slower = Math.min(log, figures(Kind.RAW_TOPIC).perSecond());
        Table table = new Table()
                .row(count(events) + " events", "per s", "from - to", "of raw", "live MB")
                .row("  the log, raw", whole(log), figures(Kind.RAW_LOG).rangePerSecond())
                .row(
                        "  the topic, raw",
                        whole(figures(Kind.RAW_TOPIC).perSecond()),
                        figures(Kind.RAW_TOPIC).rangePerSecond());
        row(table, "  verify", Kind.VERIFY, log, events);
        row(table, "  verify --topic", Kind.VERIFY_TOPIC, slower, events);
        Latencies states = states(events);
        return table.row(
                "  state --at, p50 and most",
                decimals(0, states.millis(MEDIAN)) + " ms",
                decimals(0, states.millis(MAX)) + " ms");
    }

    private void row(Table table, String name, Kind kind, double raw, long events) throws InterruptedException {
        table.row(
                name,
                whole(figures(kind).perSecond()),
                figures(kind).rangePerSecond(),
                decimals(2, figures(kind).perSecond() / raw),
                decimals(1, LiveHeap.most(() -> work(kind, events))));
    }

    /** The whole command, the connection to MongoDB included. */
    private Latencies states(long events) {
        Latencies latencies = new Latencies();
        String at = Instant.now().minusSeconds(1).toString();
        for (int number = 0; number < STATES; number++) {
            long begun = System.nanoTime();
            audit(events, "state", AuditedSystem.tenant(), "--at", at);
            latencies.took(System.nanoTime() - begun);
        }
        return latencies;
    }

    private KindFigures figures(Kind kind) {
        return figures.getOrDefault(kind, new KindFigures());
    }
}

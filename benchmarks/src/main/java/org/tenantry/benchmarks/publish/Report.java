package org.tenantry.benchmarks.publish;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.benchmarks.publish.Kind.Contender;
import org.tenantry.benchmarks.publish.Kind.Task;

/** The figures as a person reads them. */
final class Report {
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double MAX = 100;

    private final Schedule schedule;
    private final Figures figures;

    Report(Schedule schedule, Figures figures) {
        this.schedule = schedule;
        this.figures = figures;
    }

    String text() {
        return streams() + """

                per s:    in the median round
                of limit: events/s as a part of what Kafka's client alone does with the same records
                CPU:      of each event, in milliseconds; client is this process, servers are Kafka's and MongoDB's

                """ + arrivals() + """

                limit: a record goes to a producer at once, without a log; all that came meanwhile is a transaction
                """;
    }

    private Table streams() {
        Table table = new Table()
                .row("", "events", "rounds from", "of", "client", "servers")
                .row(count(schedule.events()) + " events", "per s", "to per s", "limit", "CPU ms", "CPU ms");
        figures.kinds().forEach((kind, rounds) -> {
            if (kind.task() == Task.ARRIVE) {
                return;
            }
            if (kind.contender() == Contender.TENANTRY) {
                table.blank().row(kind.task().toString());
            }
            table.row(
                    "  " + kind.describe(),
                    whole(rounds.perSecond()),
                    rounds.rangePerSecond(),
                    decimals(2, figures.ofLimit(kind)),
                    decimals(3, rounds.clientCpuMillis()),
                    decimals(3, rounds.serverCpuMillis()));
        });
        return table;
    }

    private Table arrivals() {
        Table table =
                new Table().row(Task.ARRIVE.toString(), "per s", "p50 ms", "p99 ms", "max ms", "events", "errors");
        figures.kinds().forEach((kind, rounds) -> {
            if (kind.task() == Task.ARRIVE) {
                add(table, kind, rounds);
            }
        });
        return table;
    }

    private static void add(Table table, Kind kind, KindFigures rounds) {
        Latencies latencies = rounds.latencies();
        table.row(
                "  " + kind.describe(),
                count(kind.perSecond()),
                decimals(1, latencies.millis(MEDIAN)),
                decimals(1, latencies.millis(P99)),
                decimals(1, latencies.millis(MAX)),
                count(latencies.count()),
                count(latencies.errors()));
    }
}

package org.tenantry.benchmarks.log;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenantry.benchmarks.log.ReadKind.Reader;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Table;

/** The figures as a person reads them. */
final class Report {
    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private final Schedule schedule;
    private final Figures figures;
    private final boolean serverCpu;

    /**
     * Of a run.
     *
     * @param serverCpu whether the server's CPU time is known
     */
    Report(Schedule schedule, Figures figures, boolean serverCpu) {
        this.schedule = schedule;
        this.figures = figures;
        this.serverCpu = serverCpu;
    }

    String text() {
        return appends() + """

                per s:    in the median round
                of limit: events/s as a part of what the driver alone does with the same documents, in batches as large
                          as there are callers to fill them; Axon's extension is held against that of 8 partitions
                of Axon:  events/s as a multiple of the extension's
                CPU:      of each event, in milliseconds; client is this process

                """ + reads();
    }

    private Table appends() {
        Table table = headed("an append: a commit with one event of 300 bytes", "an append", schedule.filled() > 0);
        String group = "";
        for (Map.Entry<AppendKind, KindFigures> entry : figures.appends().entrySet()) {
            AppendKind kind = entry.getKey();
            if (!group(kind).equals(group)) {
                group = group(kind);
                table.blank().row(group);
            }
            List<String> cells = cells(
                    kind.contender().describe(kind.callers()),
                    entry.getValue(),
                    figures.ratio(kind, kind.with(kind.contender().limit())),
                    figures.ratio(kind, kind.with(Contender.AXON)));
            if (kind.filled()) {
                cells.add(decimals(2, figures.ratio(kind, kind.empty())));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private String group(AppendKind kind) {
        return kind.threads()
                + (kind.filled() ? ", after " + count(schedule.filled()) + " events" : ", an empty store at first");
    }

    private Table reads() {
        Table table =
                headed("reading, 1 thread, a store of " + count(schedule.eventsToRead()) + " events", "a call", false);
        String group = "";
        for (Map.Entry<ReadKind, KindFigures> entry : figures.reads().entrySet()) {
            ReadKind kind = entry.getKey();
            if (!kind.task().toString().equals(group)) {
                group = kind.task().toString();
                table.blank().row(group);
            }
            List<String> cells = cells(
                    kind.describe(),
                    entry.getValue(),
                    figures.ratio(kind, kind.with(Reader.LIMIT)),
                    figures.ratio(kind, kind.with(Reader.AXON)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table headed(String what, String call, boolean filled) {
        return new Table()
                .row("", "events", "rounds from", "of", "of", call, call, "client", "server", "", filled ? "of" : "")
                .row(
                        what,
                        "per s",
                        "to per s",
                        "limit",
                        "Axon",
                        "p50 ms",
                        "p99 ms",
                        "CPU ms",
                        "CPU ms",
                        "errors",
                        filled ? "empty" : "");
    }

    private List<String> cells(String what, KindFigures kind, double ofLimit, double ofAxon) {
        Latencies latencies = kind.latencies();
        return new ArrayList<>(List.of(
                "  " + what,
                whole(kind.perSecond()),
                kind.rangePerSecond(),
                decimals(2, ofLimit),
                decimals(2, ofAxon),
                decimals(2, latencies.millis(MEDIAN)),
                decimals(2, latencies.millis(P99)),
                decimals(3, kind.clientCpuMillis()),
                serverCpu ? decimals(3, kind.serverCpuMillis()) : "",
                count(latencies.errors())));
    }
}

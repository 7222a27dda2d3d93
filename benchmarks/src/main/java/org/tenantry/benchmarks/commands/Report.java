package org.tenantry.benchmarks.commands;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.util.List;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Table;

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
        return loads() + "\n" + atRate() + "\n" + imports() + """

                per s:    in the median round
                of limit: as a part of the limit's; aims: 0.5 for requests, 0.6 or 5,000/s for an import
                CPU:      of each request or tenant; served is Tenantry's process, load is this one
                at a rate an answer's time counts from when its request was due; aim: p99 below 60 ms
                """;
    }

    private Table loads() {
        Table table = new Table()
                .row("", "", "rounds from", "of", "", "", "", "served", "load", "")
                .row(
                        schedule.connections() + " connections",
                        "per s",
                        "to per s",
                        "limit",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "CPU ms",
                        "CPU ms",
                        "errors");
        for (Kind kind : List.of(Kind.BARE_CREATE, Kind.CREATE, Kind.BARE_UPDATE, Kind.UPDATE)) {
            KindFigures rounds = figures.of(kind);
            Latencies latencies = rounds.latencies();
            table.row(
                    "  " + kind,
                    whole(rounds.perSecond()),
                    rounds.rangePerSecond(),
                    ofLimit(kind),
                    decimals(1, latencies.millis(MEDIAN)),
                    decimals(1, latencies.millis(P99)),
                    decimals(1, latencies.millis(MAX)),
                    decimals(3, rounds.serverCpuMillis()),
                    decimals(3, rounds.clientCpuMillis()),
                    count(latencies.errors()));
        }
        return table;
    }

    private Table atRate() {
        Table table = new Table()
                .row(count(schedule.rate()) + " requests/s", "p50 ms", "p99 ms", "max ms", "requests", "errors");
        for (Kind kind : List.of(Kind.BARE_AT_RATE, Kind.CREATE_AT_RATE)) {
            Latencies latencies = figures.of(kind).latencies();
            table.row(
                    "  " + kind,
                    decimals(1, latencies.millis(MEDIAN)),
                    decimals(1, latencies.millis(P99)),
                    decimals(1, latencies.millis(MAX)),
                    count(latencies.count()),
                    count(latencies.errors()));
        }
        return table;
    }

    private Table imports() {
        Table table = new Table()
                .row("", "", "rounds from", "of", "served", "load", "")
                .row(
                        count(schedule.tenants()) + " tenants",
                        "per s",
                        "to per s",
                        "limit",
                        "CPU ms",
                        "CPU ms",
                        "errors");
        for (Kind kind : List.of(Kind.LOG, Kind.IMPORT, Kind.FIRST_TENTH, Kind.LAST_TENTH, Kind.IMPORT_AGAIN)) {
            KindFigures rounds = figures.of(kind);
            boolean part = kind == Kind.FIRST_TENTH || kind == Kind.LAST_TENTH;
            table.row(
                    "  " + kind,
                    whole(rounds.perSecond()),
                    rounds.rangePerSecond(),
                    ofLimit(kind),
                    part ? "" : decimals(3, rounds.serverCpuMillis()),
                    part ? "" : decimals(3, rounds.clientCpuMillis()),
                    part ? "" : count(rounds.latencies().errors()));
        }
        return table;
    }

    private String ofLimit(Kind kind) {
        return figures.ofLimit(kind).map(part -> decimals(2, part)).orElse("");
    }
}

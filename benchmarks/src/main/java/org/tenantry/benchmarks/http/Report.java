package org.tenantry.benchmarks.http;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.range;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Table;

/** The figures as a person reads them. */
final class Report {
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double MAX = 100;

    private final Figures figures;

    Report(Figures figures) {
        this.figures = figures;
    }

    String text() {
        return loads() + """

                of bare: requests/s as a part of the bare endpoint's, which checks token and body and answers a constant
                CPU: of the whole process, less the load's, until all is published and to be searched
                catch-up: how long searches lagged, at worst, when a round had ended

                """ + visibility();
    }

    private Table loads() {
        Table table = new Table()
                .row("", "", "", "rounds from", "", "", "", "", "CPU", "load CPU", "catch-up", "")
                .row(
                        "connections",
                        "request",
                        "per s",
                        "to per s",
                        "of bare",
                        "p50 ms",
                        "p99 ms",
                        "max ms",
                        "ms each",
                        "ms each",
                        "ms",
                        "errors");
        figures.loads().forEach((kind, load) -> {
            if (kind.workload() == Workload.BARE) {
                table.blank();
            }
            add(table, kind, load);
        });
        return table;
    }

    private void add(Table table, LoadKind kind, LoadFigures load) {
        Latencies latencies = load.latencies();
        boolean bare = kind.workload() == Workload.BARE;
        table.row(
                Integer.toString(kind.connections()),
                kind.workload().toString(),
                whole(load.perSecond()),
                range(load.slowestRoundPerSecond(), load.fastestRoundPerSecond()),
                bare ? "" : decimals(2, figures.ofBare(kind)),
                decimals(2, latencies.millis(MEDIAN)),
                decimals(2, latencies.millis(P99)),
                decimals(1, latencies.millis(MAX)),
                decimals(3, load.serverCpuMillis()),
                decimals(3, load.generatorCpuMillis()),
                bare ? "" : whole(load.catchUpMillis()),
                count(latencies.errors()));
    }

    private String visibility() {
        Visibility visibility = figures.visibility();
        Table table = new Table()
                .row("a creation's answer to a search that finds it", "p50 ms", "p99 ms", "max ms", "times", "errors");
        add(table, "asked again and again", visibility.polled());
        add(table, "asked once, with Tenantry-Position", visibility.withPosition());
        add(table, "a search alone, for an old tenant", visibility.searchAlone());
        return table
                + "\n1 connection; asked again and again, "
                + decimals(1, visibility.earlySearches())
                + " searches on average came too early\n";
    }

    private static void add(Table table, String what, Latencies latencies) {
        table.row(
                what,
                decimals(2, latencies.millis(MEDIAN)),
                decimals(2, latencies.millis(P99)),
                decimals(1, latencies.millis(MAX)),
                count(latencies.count()),
                count(latencies.errors()));
    }
}

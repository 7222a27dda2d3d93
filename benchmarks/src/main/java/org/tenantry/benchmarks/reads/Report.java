package org.tenantry.benchmarks.reads;

import static org.tenantry.benchmarks.measuring.Numbers.count;
import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.util.stream.Collectors;
import org.tenantry.benchmarks.measuring.KindFigures;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.benchmarks.reads.Kind.Contender;

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
        return schedule.parts().stream().sorted().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(Part part) {
        return switch (part) {
            case SEARCHES -> searches();
            case PROJECTION -> projection();
            case VISIBLE -> visible();
        };
    }

    private String searches() {
        return schedule.tenants().stream()
                        .map(tenants -> searches(tenants) + "\n")
                        .collect(Collectors.joining())
                + """
                per s:       in the median round
                the find:    the same filter, order, limit and fields, by MongoDB's driver in this process, decoded to
                             documents; no HTTP, no token, no JSON, and not what is in effect, which is another find;
                             of it: aim 0.5
                of constant: of requests to an endpoint that checks the token and answers as much as a full page
                grown:       how many times as long a search takes as among the fewest tenants, and its find; aim: below
                             1.3 where MongoDB has indexes. The embedded one has none, and reads all
                """;
    }

    private Table searches(int tenants) {
        Table table = new Table()
                .row("", "", "rounds from", "of the", "of", "", "", "", "the find:", "", "", "its", "")
                .row(
                        count(tenants) + " tenants",
                        "per s",
                        "to per s",
                        "find",
                        "constant",
                        "p50 ms",
                        "p99 ms",
                        "grown",
                        "per s",
                        "p50 ms",
                        "p99 ms",
                        "growth",
                        "errors");
        for (Search search : Search.values()) {
            Kind kind = new Kind(tenants, search, Contender.TENANTRY);
            KindFigures ours = figures.of(kind);
            KindFigures find = figures.of(kind.limit());
            table.row(
                    "  " + search,
                    whole(ours.perSecond()),
                    ours.rangePerSecond(),
                    decimals(2, ours.perSecond() / find.perSecond()),
                    decimals(2, ours.perSecond() / figures.constant(tenants).perSecond()),
                    decimals(1, ours.latencies().millis(MEDIAN)),
                    decimals(1, ours.latencies().millis(P99)),
                    growth(kind),
                    whole(find.perSecond()),
                    decimals(1, find.latencies().millis(MEDIAN)),
                    decimals(1, find.latencies().millis(P99)),
                    growth(kind.limit()),
                    count(ours.latencies().errors() + find.latencies().errors()));
        }
        KindFigures constant = figures.constant(tenants);
        return table.row(
                "  a constant",
                whole(constant.perSecond()),
                constant.rangePerSecond(),
                "",
                "",
                decimals(1, constant.latencies().millis(MEDIAN)),
                decimals(1, constant.latencies().millis(P99)));
    }

    private String growth(Kind kind) {
        int fewest = schedule.tenants().getFirst();
        return kind.tenants() == fewest
                ? ""
                : decimals(
                        2,
                        figures.of(kind.among(fewest)).perSecond()
                                / figures.of(kind).perSecond());
    }

    private String projection() {
        KindFigures ours = figures.projection();
        KindFigures raw = figures.rawProjection();
        return new Table()
                        .row("", "events", "rounds from", "of")
                        .row(count(figures.projected()) + " events, tenants", "per s", "to per s", "raw")
                        .row(
                                "  the projection, from an empty start",
                                whole(ours.perSecond()),
                                ours.rangePerSecond(),
                                decimals(2, ours.perSecond() / raw.perSecond()))
                        .row("  raw: a consumer and a bulkWrite", whole(raw.perSecond()), raw.rangePerSecond(), "")
                + """

                of raw: what is consumed is written, a poll at once, as the documents that came of it: they are read before, and
                        nothing is decoded, compared or evolved; aim 0.7
                """;
    }

    private String visible() {
        Table table = new Table().row("", "p50 ms", "p99 ms", "max ms", "times", "errors");
        add(table, "from a creation's answer to a read of it", figures.visible().visible());
        add(table, "a read alone", figures.visible().readAlone());
        add(table, "a creation, from when it was due", figures.visible().commands());
        return table + "\nwhile " + count(schedule.rate()) + " tenants a second are created; aim: p99 below 100 ms\n";
    }

    private static void add(Table table, String what, Latencies latencies) {
        table.row(
                what,
                decimals(1, latencies.millis(MEDIAN)),
                decimals(1, latencies.millis(P99)),
                decimals(1, latencies.millis(MAX)),
                count(latencies.count()),
                count(latencies.errors()));
    }
}

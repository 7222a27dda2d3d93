package org.tenantry.benchmarks.access;

import static org.tenantry.benchmarks.measuring.Numbers.decimals;
import static org.tenantry.benchmarks.measuring.Numbers.whole;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.tenantry.access.ColdCheck;
import org.tenantry.access.HotCheck;
import org.tenantry.benchmarks.lookup.OneConnection;
import org.tenantry.benchmarks.measuring.InProcess;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.query.configuration.HotLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs JMH, then everything with one who asks, and prints the figures. */
@Command(
        name = "access",
        description = {
            "Measures the check of a token and of what it grants, in process, beside lookups of configuration,",
            "in process as well and over HTTP by one connection."
        },
        mixinStandardHelpOptions = true)
public final class AccessBenchmark implements Callable<Integer> {
    private static final double MEDIAN = 50;
    private static final double P90 = 90;
    private static final String DEEP = "8";

    @Option(names = "--forks", defaultValue = "2", description = "of the JVM; ${DEFAULT-VALUE} unless given")
    int forks;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "of a second in each fork, and over HTTP; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws Exception {
        return Interruptible.measure(this::measure);
    }

    private int measure() throws RunnerException, InterruptedException {
        Collection<RunResult> checks = InProcess.sample(forks, rounds, HotCheck.class, ColdCheck.class);
        Collection<RunResult> lookups = InProcess.sample(forks, rounds, HotLookup.class);
        OneConnection http = OneConnection.measure(rounds);
        System.out.println("""
                From the characters of a token to the decision on a tenant: hot if the token was seen a moment ago,
                cold if its signature is verified; beside a lookup of configuration that is known already.

                  CPUs  %d
                  JVM   %s
                """.formatted(Machine.cpus(), Machine.jvm()));
        System.out.print(table(checks, lookups, http));
        System.out.printf(
                "%nover HTTP by one connection: a lookup of a root %s us, of a tenant 8 deep %s us, a constant %s us%n",
                whole(http.rootMicros()), whole(http.deepMicros()), whole(http.constantMicros()));
        return 0;
    }

    private static Table table(Collection<RunResult> checks, Collection<RunResult> lookups, OneConnection http) {
        Table table = new Table().row("", "of", "p50 us", "p90 us", "of a lookup:", "in process", "over HTTP");
        for (RunResult check : checks) {
            boolean deep = isDeep(check, "depth");
            row(table, check, median(lookup(lookups, deep)), deep ? http.deepMicros() : http.rootMicros());
        }
        table.blank();
        for (RunResult lookup : lookups) {
            double over = isDeep(lookup, "levels") ? http.deepMicros() : http.rootMicros();
            row(table, lookup, median(lookup), over);
        }
        return table;
    }

    private static void row(Table table, RunResult measured, double lookup, double overHttp) {
        table.row(
                measured.getPrimaryResult().getLabel(),
                InProcess.parameters(measured),
                decimals(2, median(measured)),
                decimals(2, percentile(measured, P90)),
                "",
                decimals(2, median(measured) / lookup),
                decimals(4, median(measured) / overHttp));
    }

    private static RunResult lookup(Collection<RunResult> lookups, boolean deep) {
        return lookups.stream()
                .filter(lookup -> isDeep(lookup, "levels") == deep)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isDeep(RunResult result, String parameter) {
        return DEEP.equals(result.getParams().getParam(parameter));
    }

    private static double median(RunResult result) {
        return percentile(result, MEDIAN);
    }

    private static double percentile(RunResult result, double percentile) {
        return result.getPrimaryResult().getStatistics().getPercentile(percentile);
    }
}

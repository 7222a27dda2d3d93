package org.tenantry.benchmarks.configuration;

import static org.tenantry.benchmarks.measuring.Numbers.decimals;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.tenantry.benchmarks.measuring.InProcess;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.measuring.Table;
import org.tenantry.query.configuration.HotLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs JMH and prints the figures. */
@Command(
        name = "configuration",
        description = "Measures how long it takes to say what configuration is in effect, in process.",
        mixinStandardHelpOptions = true)
public final class ConfigurationBenchmark implements Callable<Integer> {
    @Option(names = "--forks", defaultValue = "2", description = "of the JVM; ${DEFAULT-VALUE} unless given")
    int forks;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "of a second in each fork; ${DEFAULT-VALUE} unless given")
    int rounds;

    @Override
    public Integer call() throws RunnerException {
        Collection<RunResult> results = InProcess.measure(forks, rounds, HotLookup.class, Merging.class);
        System.out.println("""
                What configuration is in effect: eight levels set 50 of 100 properties each, in 10 objects; and
                a lookup of what is known already, from memory.

                  CPUs  %d
                  JVM   %s
                """.formatted(Machine.cpus(), Machine.jvm()));
        System.out.print(table(results) + """

                schema: single if each value fits by itself, across if it counts what else there is
                """);
        return 0;
    }

    private static Table table(Collection<RunResult> results) {
        Table table = new Table().row("", "of", "us", "+-");
        for (RunResult result : results) {
            Result<?> figures = result.getPrimaryResult();
            table.row(
                    figures.getLabel(),
                    InProcess.parameters(result),
                    decimals(2, figures.getScore()),
                    decimals(2, figures.getScoreError()));
        }
        return table;
    }
}

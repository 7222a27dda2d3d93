package org.tenantry.benchmarks;

import org.tenantry.benchmarks.access.AccessBenchmark;
import org.tenantry.benchmarks.audit.AuditBenchmark;
import org.tenantry.benchmarks.commands.CommandsBenchmark;
import org.tenantry.benchmarks.configuration.ConfigurationBenchmark;
import org.tenantry.benchmarks.http.HttpBenchmark;
import org.tenantry.benchmarks.log.LogBenchmark;
import org.tenantry.benchmarks.lookup.LookupBenchmark;
import org.tenantry.benchmarks.publish.PublishBenchmark;
import org.tenantry.benchmarks.reads.ReadsBenchmark;
import org.tenantry.benchmarks.watch.WatchersBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code dev bench}. */
@Command(
        name = "dev bench",
        description = "Measures Tenantry on this machine.",
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {
            AccessBenchmark.class,
            AuditBenchmark.class,
            CommandsBenchmark.class,
            ConfigurationBenchmark.class,
            HttpBenchmark.class,
            LogBenchmark.class,
            LookupBenchmark.class,
            PublishBenchmark.class,
            ReadsBenchmark.class,
            WatchersBenchmark.class
        },
        mixinStandardHelpOptions = true)
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs a benchmark; exits with 1 if it failed, 2 if it was given wrong arguments. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, commandLine, result) -> {
                    commandLine.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
                    return 1;
                })
                .execute(args));
    }
}

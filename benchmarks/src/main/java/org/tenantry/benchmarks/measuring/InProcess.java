package org.tenantry.benchmarks.measuring;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH. */
public final class InProcess {
    private InProcess() {}

    /**
     * Runs all benchmarks of classes.
     *
     * @param forks of the JVM
     * @param rounds of a second in each fork
     */
    public static Collection<RunResult> measure(int forks, int rounds, Class<?>... classes) throws RunnerException {
        return new Runner(options(forks, rounds, classes).build()).run();
    }

    /** The same, by samples, whose median tells what it takes where others use the CPUs as well. */
    public static Collection<RunResult> sample(int forks, int rounds, Class<?>... classes) throws RunnerException {
        return new Runner(options(forks, rounds, classes).mode(Mode.SampleTime).build()).run();
    }

    private static ChainedOptionsBuilder options(int forks, int rounds, Class<?>... classes) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(forks)
                .jvmArgsAppend("-Dlogback.configurationFile=org/tenantry/benchmarks/servers/errors-only-logback.xml")
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        List.of(classes).forEach(measured -> options.include(measured.getName()));
        return options;
    }

    /** What a benchmark was run with, in words. */
    public static String parameters(RunResult result) {
        BenchmarkParams run = result.getParams();
        return run.getParamsKeys().stream()
                .map(key -> key + " " + run.getParam(key))
                .collect(Collectors.joining(", "));
    }
}

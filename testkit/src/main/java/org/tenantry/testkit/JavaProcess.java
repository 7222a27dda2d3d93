package org.tenantry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A child JVM that a test kills, pauses and stops. None outlives this JVM, if that ends in order; a
 * child that must not outlive its kill either has to watch its standard input.
 */
public final class JavaProcess implements AutoCloseable {
    /** Where what they write is. */
    static final Path FILES = Path.of("target", "processes");

    private static final Duration TO_END = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final ProcessOutput output;

    private JavaProcess(String name, Process process, ProcessOutput output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** Describes a child that runs {@code main}, with the defaults of {@link JavaProcessBuilder}. */
    public static JavaProcessBuilder builder(Class<?> main) {
        return new JavaProcessBuilder(main);
    }

    /**
     * Starts a server that comes with a script of its own, which ends when it does, and passes SIGTERM on to it.
     *
     * @param environment beside the variables that this JVM has
     */
    public static JavaProcess ofScript(Path script, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return start(script.getFileName().toString(), builder);
    }

    static JavaProcess start(String name, ProcessBuilder builder) {
        try {
            Files.createDirectories(FILES);
            Process process = builder.redirectErrorStream(true).start();
            Children.add(process);
            Path log = FILES.resolve("%s-%d.log".formatted(name, process.pid()));
            return new JavaProcess(name, process, ProcessOutput.collect(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /**
     * The first line, among the last 1,000 and those to come, in which the expression is found, of
     * standard output or error.
     *
     * @throws AssertionError with the output, if there is none in time, or the process has ended
     */
    public MatchResult awaitLine(String regex, Duration atMost) {
        return output.await(Pattern.compile(regex), atMost)
                .orElseThrow(() -> failure("no line matched \"%s\" within %s".formatted(regex, atMost)));
    }

    /** The last lines of standard output and error, at most 1,000. */
    public List<String> lastLines() {
        return output.lastLines();
    }

    /** The id by which the system knows it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs, if paused or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once (SIGKILL), paused or not, and returns when it is gone. */
    public void kill() {
        Children.kill(process.toHandle()); // the process's own method would close the output
        awaitEnd();
    }

    /** Stops it where it is (SIGSTOP): connections stay open, nothing answers. */
    public void pause() {
        Signals.pause(pid());
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        Signals.resume(pid());
    }

    /**
     * Asks it to end (SIGTERM) and returns its exit status, 143 if its main has no other.
     *
     * @throws AssertionError with the output, if it has not ended after 30 s
     */
    public int stop() {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Kills it if it runs. */
    @Override
    public void close() {
        kill();
    }

    private int awaitEnd() {
        if (!hasEndedWithin(TO_END)) {
            throw failure("it has not ended within " + TO_END);
        }
        return process.exitValue();
    }

    private boolean hasEndedWithin(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** The output ends a moment before the process does, hence a second's grace. */
    private AssertionError failure(String what) {
        boolean ended = hasEndedWithin(output.hasEnded() ? Duration.ofSeconds(1) : Duration.ZERO);
        String state = ended ? "ended with status " + process.exitValue() : "still running";
        return new AssertionError("%s (process %d, %s): %s. Its last lines:%n%s"
                .formatted(name, pid(), state, what, String.join(System.lineSeparator(), lastLines())));
    }
}

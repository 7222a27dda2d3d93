package org.tenantry.benchmarks.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tenantry.embedded.EmbeddedMain;

/**
 * A server as a JVM of its own, so that its CPU time and its garbage are not taken for the
 * client's. It ends with this JVM, however that ends.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** Memory is taken at the start: to fault it in later makes pauses that hit one contender or another. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:MaxTenuringThreshold=1", // events stay: do not copy them to and fro
            "-XX:+AlwaysPreTouch",
            "-XX:+IgnoreUnrecognizedVMOptions", // the next is there on Linux only
            "-XX:+UseTransparentHugePages",
            "-Dlogback.configurationFile=org/tenantry/benchmarks/servers/errors-only-logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** MongoDB's stand-in. */
    static ServerProcess mongo() {
        return embedded("mongo", "MONGODB_URI=", "-Xms2g", "-Xmn256m");
    }

    /** A Kafka broker. */
    public static ServerProcess kafka() {
        return embedded("kafka", "KAFKA_BOOTSTRAP_SERVERS=", "-Xms512m", "-Xmx512m");
    }

    private static ServerProcess embedded(String part, String says, String... memory) {
        return start(EmbeddedMain.class, says, List.of(memory), List.of("--only", part, "--with-parent"));
    }

    /**
     * Starts any server.
     *
     * @param main ends when its standard input does
     * @param says what the first line that it prints begins with, when it is ready; its address follows
     * @param jvm options, of the heap's size at least
     */
    public static ServerProcess start(Class<?> main, String says, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>(JVM);
        command.addAll(jvm);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ServerProcess(process, address(process, main.getSimpleName(), says));
        } catch (IOException e) {
            throw new UncheckedIOException(main.getSimpleName() + " does not start", e);
        }
    }

    private static String address(Process process, String name, String says) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process.inputReader()))
                .completeOnTimeout("nothing", TO_START.toSeconds(), TimeUnit.SECONDS);
        String said = line.join();
        if (!said.startsWith(says)) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " does not start: expected " + says + "..., and it said: " + said);
        }
        return said.substring(says.length());
    }

    private static String firstLine(BufferedReader output) {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public String address() {
        return address;
    }

    /** CPU time since it started, in nanoseconds. */
    public long cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_END)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

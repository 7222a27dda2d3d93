package org.tenantry.benchmarks.log;

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
 * MongoDB's stand-in as a JVM of its own, so that its CPU time and its garbage are not taken for the
 * client's. It ends with this JVM, however that ends.
 */
final class ServerProcess implements AutoCloseable {
    private static final String ADDRESS = "MONGODB_URI=";
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** Memory is taken at the start: to fault it in later makes pauses that hit one contender or another. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms2g",
            "-Xmn256m",
            "-XX:MaxTenuringThreshold=1", // events stay: do not copy them to and fro
            "-XX:+AlwaysPreTouch",
            "-XX:+IgnoreUnrecognizedVMOptions", // the next is there on Linux only
            "-XX:+UseTransparentHugePages",
            "-Dlogback.configurationFile=org/tenantry/benchmarks/log/errors-only-logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final String uri;

    private ServerProcess(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    static ServerProcess start() {
        List<String> command = new ArrayList<>(JVM);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmbeddedMain.class.getName()));
        command.addAll(List.of("--only", "mongo", "--with-parent"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ServerProcess(process, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException("MongoDB's stand-in does not start", e);
        }
    }

    private static String address(Process process) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process.inputReader()))
                .completeOnTimeout("nothing", TO_START.toSeconds(), TimeUnit.SECONDS);
        String said = line.join();
        if (!said.startsWith(ADDRESS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "MongoDB's stand-in does not start: expected " + ADDRESS + "..., and it said: " + said);
        }
        return said.substring(ADDRESS.length());
    }

    private static String firstLine(BufferedReader output) {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri() {
        return uri;
    }

    /** CPU time since it started, in nanoseconds. */
    long cpu() {
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

package org.tenantry.standalone;

import java.time.Duration;
import java.util.Map;
import org.tenantry.testkit.FreePorts;
import org.tenantry.testkit.JavaProcess;
import org.tenantry.testkit.JavaProcessBuilder;

/** One side as a JVM of its own, to be killed and started again on the same port. */
final class SideProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private static final String KEYS = "test:" + "A".repeat(43) + "=";

    private final Class<?> main;
    private final Map<String, String> environment;
    private final int port = FreePorts.next();
    private JavaProcess process;

    private SideProcess(Class<?> main, Map<String, String> environment) {
        this.main = main;
        this.environment = environment;
        this.process = launch();
    }

    /** Launches it; {@link #awaitStarted} before it is used. */
    static SideProcess launch(Class<?> main, Map<String, String> environment) {
        return new SideProcess(main, environment);
    }

    private JavaProcess launch() {
        JavaProcessBuilder builder = JavaProcess.builder(main)
                .environment("SERVER_PORT", Integer.toString(port))
                .environment("SERVER_ADDRESS", "127.0.0.1")
                .environment("TENANTRY_MANAGEMENT_PORT", "-1")
                .environment("TENANTRY_SEALING_KEYS", KEYS);
        environment.forEach(builder::environment);
        return builder.start();
    }

    void awaitStarted() {
        process.awaitLine("Started " + main.getSimpleName(), START);
    }

    String url() {
        return (environment.containsKey("SERVER_SSL_BUNDLE") ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** The process, to kill, pause or stop; another one after {@link #relaunch}. */
    JavaProcess process() {
        return process;
    }

    /** Launches it anew, after it has ended. */
    void relaunch() {
        process = launch();
    }

    /** SIGKILL, and a launch anew. */
    void killAndLaunch() {
        process.kill();
        relaunch();
    }

    @Override
    public void close() {
        process.close();
    }
}

package org.tenantry.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a child JVM is started with. By default small and quick to start: 512 MB of heap, C1 only. */
public final class JavaProcessBuilder {
    private final Class<?> main;
    private final List<String> jvmArguments = new ArrayList<>(List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + JavaProcess.FILES.toAbsolutePath())); // what the killed leave behind, mvn clean finds
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    JavaProcessBuilder(Class<?> main) {
        this.main = main;
    }

    /** Arguments of the JVM, after the defaults, so that they prevail: {@code -Xmx1g}, {@code -Da=b}. */
    public JavaProcessBuilder jvmArguments(String... more) {
        jvmArguments.addAll(List.of(more));
        return this;
    }

    /** Arguments of the program. */
    public JavaProcessBuilder arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** A variable beside those that this JVM has, all of which are passed on. */
    public JavaProcessBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Starts the process, with this JVM's {@code java} and class path. Its output and its
     * temporary files are in {@code target/processes}, and its standard input ends when this JVM does.
     */
    public JavaProcess start() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().putAll(environment);
        return JavaProcess.start(main.getSimpleName(), builder);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}

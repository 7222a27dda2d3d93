package org.tenantry.benchmarks.measuring;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/** What a run depends on, in words. */
public final class Machine {
    private static final long MEBIBYTE = 1024 * 1024;

    private Machine() {}

    /** How many CPUs this JVM may use. */
    public static int cpus() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Whose JVM this is, its heap and its collectors. */
    public static String jvm() {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return "%s %s, heap up to %,d MB, collectors: %s"
                .formatted(
                        System.getProperty("java.vendor"),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() / MEBIBYTE,
                        collectors);
    }
}

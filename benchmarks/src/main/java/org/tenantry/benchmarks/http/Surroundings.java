package org.tenantry.benchmarks.http;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/** What a run depends on. */
final class Surroundings {
    private static final long MEBIBYTE = 1024 * 1024;

    private Surroundings() {}

    static String describe(RunningSystem system, Schedule schedule) {
        Runtime runtime = Runtime.getRuntime();
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return """
                Tenantry over HTTP. Load and server share this process and its CPUs: the figures compare, they promise nothing.

                  CPUs     %d
                  JVM      %s %s, heap up to %,d MB, collectors: %s
                  MongoDB  %s
                  Kafka    embedded, one broker, nothing replicated
                  load     keep-alive, HTTP/1.1, closed loop: each connection asks as soon as it is answered
                  rounds   %d of %d s of each kind, in turn, after a warm-up; %.0f min in all
                """.formatted(
                        runtime.availableProcessors(),
                        System.getProperty("java.vendor"),
                        Runtime.version(),
                        runtime.maxMemory() / MEBIBYTE,
                        collectors,
                        system.mongodb(),
                        schedule.rounds(),
                        schedule.round().toSeconds(),
                        Math.ceil(schedule.duration().toSeconds() / 60.0));
    }
}

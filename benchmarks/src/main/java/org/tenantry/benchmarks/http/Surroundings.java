package org.tenantry.benchmarks.http;

import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.servers.RunningSystem;

/** What a run depends on. */
final class Surroundings {
    private Surroundings() {}

    static String describe(RunningSystem system, Schedule schedule) {
        return """
                Tenantry over HTTP. Load and server share this process and its CPUs: the figures compare, they promise nothing.

                  CPUs     %d
                  JVM      %s
                  MongoDB  %s
                  Kafka    embedded, one broker, nothing replicated
                  load     keep-alive, HTTP/1.1, closed loop: each connection asks as soon as it is answered
                  rounds   %d of %d s of each kind, in turn, after a warm-up; %.0f min in all
                """.formatted(
                        Machine.cpus(),
                        Machine.jvm(),
                        system.mongodb(),
                        schedule.rounds(),
                        schedule.round().toSeconds(),
                        Math.ceil(schedule.duration().toSeconds() / 60.0));
    }
}

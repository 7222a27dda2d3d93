package org.tenantry.benchmarks.commands;

import org.tenantry.benchmarks.measuring.Machine;

/** What a run depends on. */
final class Surroundings {
    private Surroundings() {}

    static String describe(Parts parts, ServedTenantry.Sides sides, Schedule schedule) {
        return """
                Tenantry's commands. Load and servers share this machine: the figures compare, they promise nothing.

                  CPUs     %d
                  JVM      %s
                  MongoDB  %s
                  Kafka    embedded, one broker, a JVM of its own, nothing replicated
                  served   %s, a JVM of its own
                  rounds   %d of each kind, in turn, after a warm-up; %d s for requests
                """.formatted(
                        Machine.cpus(),
                        Machine.jvm(),
                        parts.mongo().describe(),
                        switch (sides) {
                            case COMMAND -> "the command side, which publishes as ever, and no query side";
                            case BOTH -> "command side and query side";
                        },
                        schedule.rounds(),
                        schedule.round().toSeconds());
    }
}

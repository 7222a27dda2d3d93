package org.tenantry.benchmarks.log;

import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.servers.MongoServer;

/** What a run depends on. */
final class Surroundings {
    private Surroundings() {}

    static String describe(MongoServer server, Schedule schedule) {
        return """
                Tenantry's log beside Axon's extension for MongoDB. All share this machine: the figures compare, they promise nothing.

                  CPUs     %d
                  JVM      %s
                  MongoDB  %s
                  writes   majority and journal, for all
                  load     virtual threads, closed loop: each appends as soon as its last append is acknowledged
                  rounds   %d of %d s of each kind, in turn, after a warm-up; %.0f min in all, without filling
                """.formatted(
                        Machine.cpus(),
                        Machine.jvm(),
                        server.describe(),
                        schedule.rounds(),
                        schedule.round().toSeconds(),
                        Math.ceil(schedule.duration().toSeconds() / 60.0));
    }
}

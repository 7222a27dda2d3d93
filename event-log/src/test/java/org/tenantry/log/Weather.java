package org.tenantry.log;

/**
 * How bad things are in a schedule.
 *
 * @param failovers how often a primary is replaced, as the chance in each tenth of a second
 * @param crashes how often a node dies, likewise
 * @param slow the share of inserts that the server begins or goes on with late, some after the
 *     client has given up
 * @param lost the share of replies that never come
 * @param unsent the share of requests that are not sent
 * @param lag the chance that a primary's majority is not yet seen by its readers
 */
record Weather(double failovers, double crashes, double slow, double lost, double unsent, double lag) {
    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0);

    /** Anything between calm and storm, each in its own measure. */
    static Weather of(Schedule schedule) {
        return new Weather(
                measure(schedule, 0.5),
                measure(schedule, 0.2),
                measure(schedule, 0.4),
                measure(schedule, 0.3),
                measure(schedule, 0.2),
                measure(schedule, 0.9));
    }

    private static double measure(Schedule schedule, double worst) {
        return schedule.chance(0.3) ? 0 : worst * schedule.random(1000) / 1000;
    }
}

package org.tenantry.command.model;

/**
 * What a command comes to.
 *
 * @param outcome {@link #DONE}, or the code of the problem
 * @param version after it; 0 if it is refused
 */
record Answer(String outcome, long version) {
    static final String DONE = "done";

    static Answer done(long version) {
        return new Answer(DONE, version);
    }

    static Answer refused(String code) {
        return new Answer(code, 0);
    }
}

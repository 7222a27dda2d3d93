package org.tenantry.command.model;

import org.jspecify.annotations.Nullable;

/**
 * A command of a sequence.
 *
 * @param daysLater than the one before
 * @param node that it is sent to
 * @param known the version that the caller says it knows
 * @param dryRun whether it only asks what would happen
 */
record Step(int daysLater, int node, Known known, boolean dryRun, Command command) {
    /** Of which version the caller knows. */
    enum Known {
        ANY,
        PRESENT,
        EARLIER,
        LATER;

        /** What {@code If-Match} comes to; null if there is none. It names no version before the first. */
        @Nullable Long expectedSequence(long version) {
            return switch (this) {
                case ANY -> null;
                case PRESENT -> Math.max(version - 1, 0);
                case EARLIER -> Math.max(version - 2, 0);
                case LATER -> version;
            };
        }
    }

    /** The plainest way to send a command. */
    static Step of(Command command) {
        return new Step(0, 0, Known.ANY, false, command);
    }

    @Override
    public String toString() {
        return command
                + (dryRun ? ", dry run" : "")
                + (known == Known.ANY ? "" : ", knowing the " + known + " version")
                + (daysLater == 0 ? "" : ", " + daysLater + " days later")
                + (node == 0 ? "" : ", on the other node");
    }
}

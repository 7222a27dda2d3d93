package org.tenantry.command.dispatch;

/** A command that may hold what nobody may read, and not even guess, in the log. */
public interface Confidential {
    /** Whether it does. */
    boolean isConfidential();
}

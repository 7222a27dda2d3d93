package org.tenantry.command.configuration.overrides;

import org.tenantry.command.rules.RuleBroken;

/** What is restored was there once. */
public final class VersionMustExist extends RuleBroken {
    private VersionMustExist(long version, long latest) {
        super("no-such-version", "There is no version " + version + " to restore: the latest is " + latest + ".");
    }

    static void check(long version, long latest) {
        if (version < 0 || version > latest) {
            throw new VersionMustExist(version, latest);
        }
    }
}

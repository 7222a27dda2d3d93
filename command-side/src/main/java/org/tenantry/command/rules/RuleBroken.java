package org.tenantry.command.rules;

/**
 * A rule of the domain that a command would break. It is unchecked, so that Axon rolls back and
 * stores nothing.
 */
public abstract class RuleBroken extends RuntimeException {
    private final String code;

    /**
     * @param code stable, in kebab-case
     * @param message a sentence that a user can act on
     */
    protected RuleBroken(String code, String message) {
        super(message);
        this.code = code;
    }

    public final String code() {
        return code;
    }
}

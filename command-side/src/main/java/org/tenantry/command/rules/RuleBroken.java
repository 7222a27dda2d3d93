package org.tenantry.command.rules;

import java.util.List;
import org.tenantry.http.Fault;

/**
 * A rule of the domain that a command would break. It is unchecked, so that Axon rolls back and
 * stores nothing.
 */
public abstract class RuleBroken extends RuntimeException {
    private final String code;

    @SuppressWarnings("serial") // never serialised
    private final List<Fault> faults;

    /**
     * @param code stable, in kebab-case
     * @param message a sentence that a user can act on
     */
    protected RuleBroken(String code, String message) {
        this(code, message, List.of());
    }

    /**
     * @param code stable, in kebab-case
     * @param message a sentence that a user can act on
     * @param faults which parts of the request it is about
     */
    protected RuleBroken(String code, String message, List<Fault> faults) {
        super(message);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public final String code() {
        return code;
    }

    /** Which parts of the request it is about; empty if it is no matter of parts. */
    public final List<Fault> faults() {
        return faults;
    }
}

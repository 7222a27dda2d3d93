package org.tenantry.configuration;

import java.util.List;

/** A document cannot be what it is given as. */
public final class FlawedException extends RuntimeException {
    @SuppressWarnings("serial") // never serialised
    private final List<Flaw> flaws;

    FlawedException(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    /** At least one. */
    public List<Flaw> flaws() {
        return flaws;
    }
}

package org.tenantry.command.configuration;

import java.util.List;
import org.tenantry.configuration.Flaw;
import org.tenantry.http.Fault;

/** Flaws of documents as faults of the bodies that hold them. */
public final class Faults {
    private Faults() {}

    /**
     * They, beneath a field of the body.
     *
     * @param field a JSON pointer
     */
    public static List<Fault> of(String field, List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> new Fault(field + flaw.pointer(), flaw.value(), flaw.expected()))
                .toList();
    }
}

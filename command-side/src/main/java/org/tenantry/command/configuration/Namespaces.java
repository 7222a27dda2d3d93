package org.tenantry.command.configuration;

import java.util.List;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** What configuration is for: a slug such as {@code auth}. */
public final class Namespaces {
    private Namespaces() {}

    /**
     * Goes on only with the name of one.
     *
     * @throws ProblemException 400
     */
    public static void check(String namespace) {
        if (!namespace.matches(ProfileConstraints.SLUG)) {
            throw ProblemException.invalid(List.of(new Fault("namespace", namespace, ProfileConstraints.KIND)));
        }
    }
}

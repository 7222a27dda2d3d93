package org.tenantry.query.configuration;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** The names of what configuration is for. */
final class Namespace {
    private static final String SLUG = "[a-z][a-z0-9-]{0,62}";

    private Namespace() {}

    /**
     * A name that can be one.
     *
     * @throws ProblemException 400
     */
    static String checked(String given) {
        if (!given.matches(SLUG)) {
            throw ProblemException.invalid(List.of(
                    new Fault("namespace", given, "a slug of 1 to 63 of a-z, 0-9 and '-', beginning with a letter")));
        }
        return given;
    }

    static ProblemException notDefined(String namespace) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "definition-not-found",
                "There is no definition of the namespace " + namespace + ".");
    }
}

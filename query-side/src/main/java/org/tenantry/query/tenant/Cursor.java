package org.tenantry.query.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/**
 * Where a page ended, bound to its query. It carries no right: the caller's scope is applied anew
 * to every page.
 */
final class Cursor {
    private static final char SEPARATOR = ' ';

    private Cursor() {}

    /** The cursor that continues a query after an id. */
    static String of(String query, String lastId) {
        String content = Integer.toHexString(query.hashCode()) + SEPARATOR + lastId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The id after which the page begins.
     *
     * @throws ProblemException 400 if it is no cursor, or another query's
     */
    static String read(String query, String cursor) {
        String content = decode(cursor).orElseThrow(() -> invalid(cursor));
        int separator = content.indexOf(SEPARATOR);
        String id = content.substring(separator + 1);
        if (separator < 0
                || !TenantId.isValid(id)
                || !content.substring(0, separator).equals(Integer.toHexString(query.hashCode()))) {
            throw invalid(cursor);
        }
        return id;
    }

    private static Optional<String> decode(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ProblemException invalid(String cursor) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "The cursor does not belong to this query.",
                new Fault("cursor", cursor, "what 'next' was in the answer to the same query"));
    }
}

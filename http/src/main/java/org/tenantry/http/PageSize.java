package org.tenantry.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameter {@code limit}: how many a page has. */
public final class PageSize {
    public static final String DESCRIPTION = "1 to 200; 50 unless given";
    public static final int MAX = 200;
    private static final int USUAL = 50;

    private PageSize() {}

    /**
     * Reads it as it was sent.
     *
     * @param limit null if it was not
     * @throws ProblemException 400
     */
    public static int of(@Nullable String limit) {
        int size = limit == null ? USUAL : limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MAX) {
            throw ProblemException.invalid(List.of(new Fault("limit", limit, "a number from 1 to " + MAX)));
        }
        return size;
    }
}

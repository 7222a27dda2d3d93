package org.tenantry.command.dispatch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** The header {@code If-Match}: the version that the caller knows. */
public final class ExpectedVersion {
    private static final Pattern ETAG = Pattern.compile("\"([1-9]\\d{0,17})\"");

    private ExpectedVersion() {}

    /**
     * The sequence of the last event that the caller knows of: its version less one.
     *
     * @return null for any
     * @throws ProblemException 400 if the header is malformed
     */
    public static @Nullable Long sequence(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher matcher = ETAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-if-match",
                    "The header If-Match is not valid.",
                    new Fault(
                            HttpHeaders.IF_MATCH, ifMatch, "one strong ETag as it was answered, such as \"3\", or *"));
        }
        return Long.parseLong(matcher.group(1)) - 1;
    }
}

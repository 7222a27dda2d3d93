package org.tenantry.query.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/**
 * Where a page ended, bound to its query. It carries no right: the caller's scope is applied anew
 * to every page.
 */
public final class PageCursor {
    private static final String SEPARATOR = " ";
    private static final int HASH_BYTES = 12;

    private PageCursor() {}

    /**
     * The cursor that continues a query after a place.
     *
     * @param query all that makes it another query, in an order of its own
     * @param place without blanks
     */
    public static String of(List<String> query, String... place) {
        String content = String.join(SEPARATOR, hash(query), String.join(SEPARATOR, place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The place after which the page begins; empty if it is no cursor, or another query's. */
    public static Optional<List<String>> read(List<String> query, String cursor) {
        return decode(cursor)
                .map(content -> List.of(content.split(SEPARATOR, -1)))
                .filter(parts -> parts.getFirst().equals(hash(query)))
                .map(parts -> parts.subList(1, parts.size()));
    }

    /** What is answered to what is no cursor, or another query's. */
    public static ProblemException invalid(String cursor) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "The cursor does not belong to this query.",
                new Fault("cursor", cursor, "what 'next' was in the answer to the same query"));
    }

    private static Optional<String> decode(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String hash(List<String> query) {
        MessageDigest sha256 = sha256();
        query.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).forEach(part -> {
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
            sha256.update(part);
        });
        return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(), HASH_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

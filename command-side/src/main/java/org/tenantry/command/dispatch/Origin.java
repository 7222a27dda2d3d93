package org.tenantry.command.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.log.Commit;

/**
 * Where a command comes from.
 *
 * @param commit the id under which its events are stored
 * @param request what tells a repeat of the request; empty if it cannot be repeated. Else the commit's id was derived
 *     from its Idempotency-Key, so that a repeat has it too
 * @param metadata who and why, as it is stored
 * @param dryRun whether nothing is to be stored
 */
public record Origin(String commit, Optional<RequestMark> request, Map<String, String> metadata, boolean dryRun) {
    private static final String REQUEST = "request";

    /** Of a command that is sent once. */
    public static Origin once(String commit, Map<String, String> metadata) {
        return new Origin(commit, Optional.empty(), metadata, false);
    }

    /** Of a command that may be sent again. */
    public static Origin repeatable(String commit, String requestHash, Map<String, String> metadata) {
        return new Origin(commit, Optional.of(new RequestMark.Plain(requestHash)), metadata, false);
    }

    boolean isRepeatable() {
        return request.isPresent();
    }

    /** Asked when the command is decided and its events are to be stored: the mark may cost a data key. */
    Map<String, String> metadataWithRequest() {
        Map<String, String> all = new TreeMap<>(metadata);
        request.ifPresent(mark -> all.put(REQUEST, mark.stored()));
        return all;
    }

    /** Whether a stored commit is what this very request led to. */
    boolean isOriginOf(Commit stored) {
        @Nullable String earlier = stored.metadata().get(REQUEST);
        return request.map(mark -> earlier != null && mark.isThatOf(earlier)).orElse(earlier == null);
    }
}

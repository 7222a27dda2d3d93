package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.Flag;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.watch.ServerSentEvent;
import org.tenantry.query.watch.ServletLine;
import org.tenantry.query.watch.Watched;
import org.tenantry.query.watch.Watcher;
import org.tenantry.query.watch.Watchers;

@RestController
@Tag(name = "Configuration")
public final class WatchEndpoint {
    /** What its path ends with. */
    public static final String NAME = "configuration-watch";

    private static final int MAX_NAMESPACES = 50;
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Many come again at once when a node ends: they are spread over some seconds. */
    private static final int RETRY_FROM_MILLIS = 1_000;

    private static final int RETRY_TO_MILLIS = 4_000;

    private static final String DESCRIPTION = """
            A stream of Server-Sent Events, for as long as the token is valid. It tells that something changed and where, \
            never a value, so that no secret is in it; what holds now is to be looked up.

            - `following` comes first, with the positions from which the stream tells all. Look up after it, and with \
            them as `Tenantry-Position` if there are several nodes.
            - `configuration`: the overrides of a level changed, or a definition (`level` `/defaults`). It comes for the \
            levels above the tenant, too, and whether or not the change has an effect: what a level sets may be hidden \
            below, or locked above. For a single tenant `effective` has the tags of the lookup without and with the change, \
            to compare with the `ETag` of what you know; they differ even if the values do not, as the versions in the \
            answer do. More than 200 pointers in `changed`, or than 16,000 characters of them, are told as one, to all: `""`.
            - `status`: what `tenants`, and all beneath it, is in effect may have changed.
            - `reset`: what was missed cannot be told. Look up anew whatever you know; the stream goes on.

            Comments come while nothing happens. Every id holds the positions that were told: sent as `Last-Event-ID` it \
            lets the stream go on from there. Some events may come twice, none is left out. Who does not read is cut off.
            """;

    private final Lookup lookup;
    private final SeenTopic topic;
    private final Watchers watchers;
    private final WatchedChanges changes;
    private final WatchMessages messages;
    private final MissedChanges missed;

    WatchEndpoint(
            Lookup lookup,
            SeenTopic topic,
            Watchers watchers,
            WatchedChanges changes,
            WatchMessages messages,
            MissedChanges missed) {
        this.lookup = lookup;
        this.topic = topic;
        this.watchers = watchers;
        this.changes = changes;
        this.messages = messages;
        this.missed = missed;
    }

    @GetMapping(path = "/v1/tenants/{id}/" + NAME, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Permission.READ_CONFIGURATION)
    @Operation(
            operationId = "watchConfiguration",
            summary = "What changes for a tenant, or in a subtree, as it does",
            description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The data of the events",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                WatchView.Following.class,
                                                WatchView.Changed.class,
                                                WatchView.Status.class,
                                                WatchView.Reset.class
                                            })))
    void watch(
            @PathVariable("id") String id,
            @Parameter(
                            description = "up to " + MAX_NAMESPACES + " namespaces; all unless given",
                            array = @ArraySchema(maxItems = MAX_NAMESPACES, schema = @Schema(type = "string")))
                    @RequestParam(name = "namespace", required = false)
                    @Nullable List<String> namespaces,
            @Parameter(
                            description = "true: all beneath the tenant is watched as well",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = "subtree", required = false)
                    @Nullable String subtree,
            @Parameter(description = "the id of the last event that came, to go on from there")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable String lastEventId,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean ofAll = namespaces == null || namespaces.isEmpty();
        caller.require(ofAll ? Permission.READ_CONFIGURATION : Permission.READ_TENANT, id);
        Watched watched = watched(id, namespaces, subtree);
        watched.namespaces().forEach(namespace -> caller.require(Permission.READ_CONFIGURATION, id, namespace));
        Optional<PositionVector> last = positions(lastEventId);
        var _ = lookup.status(watched.tenant()).orElseThrow(() -> Caller.tenantNotFound(id));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // proxies know it by this name
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            open(watched, last, caller, request);
        }
    }

    private static Watched watched(String id, @Nullable List<String> namespaces, @Nullable String subtree) {
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        if (namespaces != null && namespaces.size() > MAX_NAMESPACES) {
            throw ProblemException.invalid(
                    List.of(new Fault("namespace", null, "up to " + MAX_NAMESPACES + " namespaces")));
        }
        boolean wholeSubtree = Flag.isSet("subtree", subtree);
        Set<String> wanted = namespaces == null ? Set.of() : Set.copyOf(namespaces);
        wanted.forEach(Namespace::checked);
        return new Watched(new TenantId(id), wholeSubtree, wanted);
    }

    private static Optional<PositionVector> positions(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(PositionVector.parse(lastEventId)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid-position",
                        "The header " + LAST_EVENT_ID + " is not valid.",
                        new Fault(
                                LAST_EVENT_ID,
                                lastEventId,
                                "the id of an event of this stream, such as 0-17,3-1042"))));
    }

    private void open(Watched watched, Optional<PositionVector> last, Caller caller, HttpServletRequest request)
            throws IOException {
        topic.knownPartitions(); // or it is too early
        boolean resumable = last.isPresent() && missed.isSeen(last.get(), watched.tenant());
        WatchedChanges.Begun begun = changes.begin(() -> watchers.add(watched, caller.account(), caller.expires()));
        Watcher watcher = begun.watcher();
        try {
            List<byte[]> first = new ArrayList<>();
            first.add(ServerSentEvent.retry(
                    Duration.ofMillis(ThreadLocalRandom.current().nextInt(RETRY_FROM_MILLIS, RETRY_TO_MILLIS))));
            String now = begun.positions().toString();
            if (last.isEmpty()) {
                first.add(WatchMessages.written(new WatchView.Following(now, false), now));
            } else {
                Optional<List<WatchedChange>> between =
                        resumable ? missed.between(watched, last.get(), begun.positions()) : Optional.empty();
                between.map(changed -> resumed(watched, last.get(), changed, now))
                        .filter(Watcher::hasRoomFor)
                        .ifPresentOrElse(
                                first::addAll, () -> first.add(WatchMessages.written(new WatchView.Reset(now), now)));
            }
            ServletLine.open(request.startAsync(), watcher, first);
        } catch (IOException | RuntimeException e) {
            watcher.end();
            throw e;
        }
    }

    /** Only the last has an id: until it is there, all would have to be told again. */
    private List<byte[]> resumed(Watched watched, PositionVector last, List<WatchedChange> changed, String now) {
        List<byte[]> told = new ArrayList<>();
        told.add(WatchMessages.written(new WatchView.Following(last.toString(), true), last.toString()));
        changed.forEach(change -> told.add(WatchMessages.written(messages.of(change, watched), null)));
        // Changes of a status are not kept one by one: it may have changed.
        told.add(WatchMessages.written(messages.status(watched.tenant()), now));
        return told;
    }
}

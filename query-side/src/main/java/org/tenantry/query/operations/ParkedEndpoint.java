package org.tenantry.query.operations;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.PageSize;
import org.tenantry.http.ProblemException;
import org.tenantry.http.openapi.AlsoRefuses;
import org.tenantry.query.projection.Parked;
import org.tenantry.query.projection.ParkedDocuments;
import org.tenantry.query.projection.Rebuilds;
import org.tenantry.query.projection.Skip;

/** What could not be projected, and what operators do about it. */
@RestController
@Tag(name = "Operations")
public final class ParkedEndpoint {
    private static final String PARKED = "/v1/operations/parked";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Rebuilds rebuilds;
    private final ParkedDocuments parked;

    ParkedEndpoint(Rebuilds rebuilds, ParkedDocuments parked) {
        this.rebuilds = rebuilds;
        this.parked = parked;
    }

    @GetMapping(PARKED)
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "listParked",
            summary = "Documents of read models that wait, as an event of theirs cannot be applied",
            description = "In the order of projections, partitions and positions. While any of a generation that serves"
                    + " is parked, the query side is not ready.")
    ParkedPage list(
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        int size = PageSize.of(limit);
        List<Parked> found = parked.of(rebuilds.shown(), size + 1);
        return new ParkedPage(found.stream().limit(size).map(ParkedView::of).toList(), found.size() <= size);
    }

    @PostMapping(PARKED + "/retry")
    @AlsoRefuses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "retryParked",
            summary = "Has the events tried again that wait for a parked document, in order")
    @ApiResponse(responseCode = "200", description = "It is parked again, at this event", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "It is not known yet", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "204", description = "It goes on", content = @Content)
    ResponseEntity<ParkedView> retry(
            @Valid @RequestBody ParkedRequests.Retry body, @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return retried(find(requireNonNull(body.projection()), requireNonNull(body.document())), caller);
    }

    @PostMapping(PARKED + "/skip")
    @AlsoRefuses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "skipParked",
            summary = "Leaves an event out of a parked document, and has those tried that wait behind it",
            description = "It is left out for as long as it cannot be applied, also when the read model is built anew.")
    @ApiResponse(responseCode = "200", description = "It is parked again, at this event", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "It is not known yet", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "204", description = "It goes on", content = @Content)
    ResponseEntity<ParkedView> skip(
            @Valid @RequestBody ParkedRequests.Skip body, @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        caller.requirePlatformAdmin(Permission.OPERATE);
        Parked document = find(requireNonNull(body.projection()), requireNonNull(body.document()));
        if (!document.event().envelope().position().toString().equals(body.position())) {
            throw atAnother(document);
        }
        parked.skip(new Skip(
                projectionOf(document),
                document.document(),
                document.event().envelope().position(),
                document.event().envelope().type(),
                requireNonNull(body.reason()),
                caller.subject(),
                Instant.now()));
        return retried(document, caller);
    }

    @GetMapping("/v1/operations/skipped")
    @Requires(Permission.OPERATE)
    @Operation(operationId = "listSkipped", summary = "Events that operators had left out of documents, and why")
    SkippedPage skipped(
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        int size = PageSize.of(limit);
        List<Skip> found = parked.skipped(size + 1);
        return new SkippedPage(
                found.stream().limit(size).map(SkippedPage.Item::of).toList(), found.size() <= size);
    }

    private Parked find(String generation, String document) {
        return parked.find(generation, document)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-parked",
                        document + " of " + generation + " is not parked: see GET " + PARKED + "."));
    }

    private static ProblemException atAnother(Parked document) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "parked-elsewhere",
                document.document() + " of " + document.generation() + " is parked at "
                        + document.event().envelope().position() + " now.");
    }

    /** Its projection's name, without the number of its generation. */
    private String projectionOf(Parked document) {
        return rebuilds.names().stream()
                .filter(name -> document.generation().equals(name)
                        || document.generation().startsWith(name + "."))
                .findFirst()
                .orElseThrow();
    }

    /** The node that has the partition tries; it is waited for here. */
    private ResponseEntity<ParkedView> retried(Parked document, Caller caller) throws InterruptedException {
        if (!parked.order(document, new Parked.Order(caller.subject(), Instant.now()))) {
            throw atAnother(find(document.generation(), document.document()));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Parked> now = parked.now(document);
            if (now.isEmpty()) {
                return ResponseEntity.noContent().build();
            }
            if (now.get().order().isEmpty()) {
                return ResponseEntity.ok(ParkedView.of(now.get()));
            }
            if (System.nanoTime() > deadline) {
                return ResponseEntity.accepted().body(ParkedView.of(now.get()));
            }
            Thread.sleep(LOOK);
        }
    }
}

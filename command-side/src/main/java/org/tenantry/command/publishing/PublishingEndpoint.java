package org.tenantry.command.publishing;

import com.mongodb.MongoException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.DryRun;
import org.tenantry.http.ProblemException;
import org.tenantry.log.LogUnavailableException;

/** For operators: how publication stands, and the order to fill the topic again. */
@RestController
@Tag(name = "Operations")
public final class PublishingEndpoint {
    /** Where the order is given. */
    static final String REFILL = "/v1/operations/publishing/refill";

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Publishing publishing;

    PublishingEndpoint(Publishing publishing) {
        this.publishing = publishing;
    }

    @GetMapping("/v1/operations/publishing")
    @Requires(Permission.OPERATE)
    @Operation(operationId = "getPublishing", summary = "How far each partition is published, and what keeps it")
    PublishingView get(@AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return asking(publishing::view);
    }

    @PostMapping(REFILL)
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "refillTopic",
            summary = "Lets events be published again that the topic has lost",
            description = "For every partition that is refused because the topic ends before what was published:"
                    + " it was emptied, cut or made anew. Others are left as they are, so it may be repeated.")
    RefillView refill(
            @Parameter(
                            description =
                                    "true: nothing is ordered, and the answer tells what would be published again",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = DryRun.PARAMETER, required = false)
                    @Nullable String dryRun,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        return asking(() -> publishing.refill(caller.subject(), DryRun.isAskedBy(dryRun)));
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException | LogUnavailableException e) {
            throw ProblemException.unavailable("log-unavailable", "The event log's server does not answer.", SOON);
        }
    }
}

package org.tenantry.command.datakeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.ProblemException;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.Rewrapped;
import org.tenantry.sealing.SealingException;

@RestController
@Tag(name = "Operations")
public final class DataKeysEndpoint {
    private static final Logger log = LoggerFactory.getLogger(DataKeysEndpoint.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Keyring keyring;

    DataKeysEndpoint(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * What a run over all data keys did.
     *
     * @param tenants that have a data key, or had one
     * @param rewrapped how many keys it wrapped anew
     * @param failed how many it could not
     * @param firstFailure why not, of the first
     * @param nothingToDo whether all were wrapped by the current key-encryption key already
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rewrapped")
    record View(
            long tenants,
            long rewrapped,
            long failed,
            @Nullable String firstFailure,

            @Schema(description = "then the key-encryption keys but the first are no longer needed")
            boolean nothingToDo) {
        static View of(Rewrapped run) {
            @Nullable SealingException failure = run.firstFailure();
            return new View(
                    run.seen(),
                    run.rewrapped(),
                    run.failed(),
                    failure == null ? null : failure.getMessage(),
                    run.nothingToDo());
        }
    }

    @PostMapping("/v1/operations/data-keys/rewrap")
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "rewrapDataKeys",
            summary = "Wraps all tenants' data keys by the current key-encryption key, the first that is configured",
            description = "Events stay as they are. Cut off half-way, it goes on where it was when it is sent again;"
                    + " send it until it finds nothing to do, and take the old key-encryption key away then.")
    View rewrap(@AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.OPERATE);
        try {
            return View.of(keyring.rewrap(soFar -> log.info(
                    "{} of {} data keys seen, {} wrapped anew", soFar.seen(), soFar.tenants(), soFar.rewrapped())));
        } catch (SealingException.Unavailable e) {
            log.warn("The data keys were not all wrapped anew: {}", e.toString());
            throw ProblemException.unavailable(
                    "data-keys-unavailable", "The tenants' data keys cannot be had now.", SOON);
        }
    }
}

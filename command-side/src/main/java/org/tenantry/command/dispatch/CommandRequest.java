package org.tenantry.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.tenantry.access.Caller;
import org.tenantry.http.DryRun;
import org.tenantry.http.TakesParameters;

/**
 * What every request for a command has beside its body. As an endpoint's argument it is read from
 * the request, and shown in the API's description.
 *
 * @param idempotencyKey the header {@code Idempotency-Key}, checked; null if there is none
 * @param expectedSequence by the header {@code If-Match}: of the last event that the caller knows of;
 *     null for any
 * @param dryRun whether it is only asked what would happen
 */
@TakesParameters(DryRun.PARAMETER)
public record CommandRequest(
        HttpServletRequest http,
        Caller caller,
        @Nullable String idempotencyKey,
        @Nullable Long expectedSequence,
        boolean dryRun) {}

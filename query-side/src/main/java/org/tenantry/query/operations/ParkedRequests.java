package org.tenantry.query.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What operators send about parked documents. */
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
final class ParkedRequests {
    static final int LONGEST_NAME = 1_000;
    static final int LONGEST_REASON = 500;
    static final String PROJECTION = "a projection as GET /v1/operations/parked names it";
    static final String DOCUMENT = "a document as GET /v1/operations/parked names it";
    static final String POSITION = "the position of the event to be skipped, such as 3-1042";
    static final String REASON = "why it is skipped, in 1 to 500 visible characters";

    private ParkedRequests() {}

    @Schema(name = "RetryParked")
    record Retry(
            @NotBlank(message = PROJECTION) @Size(max = LONGEST_NAME, message = PROJECTION) @Schema(example = "tenants")
            @Nullable String projection,

            @NotBlank(message = DOCUMENT) @Size(max = LONGEST_NAME, message = DOCUMENT) @Schema(example = "wb.kolkata")
            @Nullable String document) {}

    @Schema(name = "SkipParked")
    record Skip(
            @NotBlank(message = PROJECTION) @Size(max = LONGEST_NAME, message = PROJECTION) @Schema(example = "tenants")
            @Nullable String projection,

            @NotBlank(message = DOCUMENT) @Size(max = LONGEST_NAME, message = DOCUMENT) @Schema(example = "wb.kolkata")
            @Nullable String document,

            @NotNull(message = POSITION) @Pattern(regexp = "[0-9]{1,6}-[0-9]{1,18}", message = POSITION) @Schema(example = "3-1042")
            @Nullable String position,

            @NotBlank(message = REASON) @Size(max = LONGEST_REASON, message = REASON) @Pattern(regexp = "[^\\p{Cntrl}]*", message = REASON) @Schema(example = "a bug made the event, and is mended")
            @Nullable String reason) {}
}

package org.tenantry.query.access;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service asks about its caller. */
@Schema(name = "AccessChecks")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record CheckRequest(
        @NotNull(message = CHECKS) @Size(min = 1, max = MAX, message = CHECKS) @Nullable List<@Valid @NotNull(message = CHECKS) Check> checks) {
    static final int MAX = 100;
    static final String CHECKS = "1 to 100 checks, each of a tenant and a permission";
    static final String TENANT = "a tenant's id, of at most 500 characters";
    static final String NAMESPACE =
            "a namespace of configuration, of at most 100 characters; without it all are asked for";
    static final String PERMISSION = "a permission as docs/access.md names them, such as update-tenant";

    /** @param namespace of configuration; unless given, all of them are asked for */
    @Schema(name = "AccessCheck")
    record Check(
            @NotNull(message = TENANT) @Size(min = 1, max = 500, message = TENANT) @Schema(example = "pb.amritsar")
            @Nullable String tenant,

            @NotNull(message = PERMISSION) @Pattern(regexp = "[a-z-]{1,50}", message = PERMISSION) @Schema(example = "update-tenant")
            @Nullable String permission,

            @Size(min = 1, max = 100, message = NAMESPACE) @Schema(example = "billing", description = NAMESPACE)
            @Nullable String namespace) {}
}

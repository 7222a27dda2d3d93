package org.tenantry.command.configuration.overrides;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.configuration.Comment;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.configuration.Level;
import tools.jackson.databind.node.ObjectNode;

/** The body of a change of overrides. */
@Schema(name = "OverridesPatch", description = "JSON Merge Patch (RFC 7396): null removes, what is absent stays")
record OverridesRequest(
        @Schema(
                description = "what this level sets: objects are merged, arrays are replaced, null removes the level's"
                        + " own value, so that the inherited one holds again",
                types = "object",
                example = "{\"maxUsers\": 20, \"theme\": {\"logo\": null}}")
        @Nullable ObjectNode values,

        @Size(max = Level.MOST_LOCKS_CHANGED, message = Level.LOCKS_CHANGED) @Schema(
                description = "which properties no level below may set, by JSON pointer: true locks, null unlocks",
                types = "object",
                example = "{\"/maxUsers\": true}")
        @Nullable Map<String, @Nullable Boolean> locks,

        @Size(max = Comment.MAX, message = Comment.EXPECTED) @Pattern(regexp = ProfileConstraints.TEXT, message = Comment.EXPECTED) @Schema(example = "as agreed with the districts")
        @Nullable String comment) {}

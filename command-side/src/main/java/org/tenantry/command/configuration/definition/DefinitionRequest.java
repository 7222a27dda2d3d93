package org.tenantry.command.configuration.definition;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.configuration.Comment;
import org.tenantry.command.tenant.ProfileConstraints;
import org.tenantry.configuration.PropertyMarks;
import tools.jackson.databind.node.ObjectNode;

/** The body of a definition. */
@Schema(name = "DefinitionChange")
@SuppressWarnings("MultipleNullnessAnnotations") // Jakarta's NotNull is a rule for what is sent, not a type
record DefinitionRequest(
        @NotNull(message = DefinitionRequest.SCHEMA) @Schema(
                description = "JSON Schema, 2020-12, of type object; no $ref leads elsewhere or round in a circle,"
                        + " patterns are RE2's",
                example = "{\"type\": \"object\", \"properties\": {\"maxUsers\": {\"type\": \"integer\"}}}")
        @Nullable ObjectNode schema,

        @Schema(
                description = "what holds where no level sets anything; fits the schema",
                example = "{\"maxUsers\": 100}")
        @Nullable ObjectNode defaults,

        @Schema(
                description = "what is special, by JSON pointers to properties that the schema names, * for any key",
                example = "{\"/smtp/password\": {\"secret\": true}}")
        @Nullable Map<String, @NotNull(message = DefinitionRequest.MARKS) Mark> marks,

        @Size(max = Comment.MAX, message = Comment.EXPECTED) @Pattern(regexp = ProfileConstraints.TEXT, message = Comment.EXPECTED) @Nullable String comment) {
    static final String SCHEMA = "a JSON Schema (2020-12) of type object";
    static final String MARKS = "an object of inherited, lockable, secret, public";

    /** What is special about a property and all beneath it. */
    @Schema(name = "PropertyMarks")
    record Mark(
            @Schema(description = "whether levels below have the value; true unless given") @Nullable Boolean inherited,

            @Schema(description = "whether a level may lock it; true unless given") @Nullable Boolean lockable,

            @Schema(description = "whether it may stand in clear nowhere") @Nullable Boolean secret,

            @Schema(name = "public", description = "whether anybody may read it, without a token")
            @com.fasterxml.jackson.annotation.JsonProperty("public")
            @Nullable Boolean open) {
        PropertyMarks marks() {
            return PropertyMarks.of(inherited, lockable, secret, open);
        }
    }
}

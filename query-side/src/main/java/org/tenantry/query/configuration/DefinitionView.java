package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.PropertyMarks;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition, as it is answered.
 *
 * @param schema JSON Schema, 2020-12
 * @param defaults what holds where no level sets anything
 * @param marks what is special, by JSON pointer
 * @param version its {@code ETag}
 * @param actor who made this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Definition")
record DefinitionView(
        String namespace,
        ObjectNode schema,
        ObjectNode defaults,
        Map<String, MarksView> marks,
        long version,
        @Nullable String comment,
        @Nullable String actor,
        Instant updatedAt) {

    /** What is special about a property and all beneath it. */
    @Schema(name = "DefinedMarks")
    record MarksView(
            boolean inherited,
            boolean lockable,
            boolean secret,
            @JsonProperty("public") boolean open) {
        static MarksView of(PropertyMarks marks) {
            return new MarksView(marks.inherited(), marks.lockable(), marks.secret(), marks.open());
        }
    }

    static DefinitionView of(Version version) {
        ConfigurationDefined event = (ConfigurationDefined) version.event();
        Map<String, MarksView> marks = new TreeMap<>();
        Recorded.marks(event).forEach((pointer, mark) -> marks.put(pointer, MarksView.of(mark)));
        return new DefinitionView(
                event.namespace(),
                Documents.of(event.schema()),
                Documents.of(event.defaults()),
                marks,
                version.number(),
                event.comment(),
                version.actor(),
                version.at());
    }
}

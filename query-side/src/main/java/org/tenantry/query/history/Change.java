package org.tenantry.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that an event gave another value.
 *
 * @param field a JSON pointer
 * @param before absent if there was none
 * @param after absent if there is none any more
 * @param hidden why a mask stands in the place of the values; absent if none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Change")
public record Change(
        @Schema(example = "/name") String field,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable Hidden hidden) {

    /** Why a value is not told. */
    public enum Hidden {
        /** It is personal, and not for who asks. */
        @JsonProperty("personal")
        PERSONAL,
        /** It was personal, and the tenant is erased. */
        @JsonProperty("erased")
        ERASED,
        /** It is secret, and told to nobody here. */
        @JsonProperty("secret")
        SECRET
    }

    /** All fields that are not the same, in the order of their pointers. */
    public static Stream<Change> between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        SortedSet<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new Change(field, before.get(field), after.get(field), null));
    }

    /** The same with a mask in the place of each value. */
    public Change hidden(Hidden reason, JsonNode mask) {
        return new Change(field, before == null ? null : mask, after == null ? null : mask, reason);
    }
}

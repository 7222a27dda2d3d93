package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Documents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is another afterwards.
 *
 * @param from absent if there was none, and if it is secret
 * @param to absent if there is none, and if it is secret
 * @param secret true if it is secret, so that it is only told that it changes; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConfigurationDifference")
record Difference(
        String pointer,
        @Nullable JsonNode from,
        @Nullable JsonNode to,
        @Nullable Boolean secret) {

    /** All that differ, in the order of their pointers. */
    static List<Difference> between(ObjectNode before, ObjectNode after, Secrecy secrecy) {
        Map<String, JsonNode> old = Documents.values(before);
        Map<String, JsonNode> present = Documents.values(after);
        Set<String> pointers = new TreeSet<>(old.keySet());
        pointers.addAll(present.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String pointer : pointers) {
            @Nullable JsonNode from = old.get(pointer);
            @Nullable JsonNode to = present.get(pointer);
            if (!Objects.equals(from, to)) {
                boolean secret =
                        (from != null && secrecy.covers(pointer, from)) || (to != null && secrecy.covers(pointer, to));
                differences.add(
                        secret ? new Difference(pointer, null, null, true) : new Difference(pointer, from, to, null));
            }
        }
        return differences;
    }
}

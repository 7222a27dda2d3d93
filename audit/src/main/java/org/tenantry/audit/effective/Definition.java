package org.tenantry.audit.effective;

import java.util.List;
import java.util.SortedMap;
import org.tenantry.audit.fold.Leaves;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a namespace's configuration may be. A mark of a property holds for all beneath it as well. */
public final class Definition {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ANY = "*";

    private final ConfigurationDefined event;
    private final Source source;
    private final Schema schema;

    /** As an event tells it. */
    public Definition(ConfigurationDefined event, Source source) {
        this.event = event;
        this.source = source;
        this.schema = new Schema(JSON.valueToTree(event.schema()));
    }

    Source source() {
        return source;
    }

    Schema schema() {
        return schema;
    }

    SortedMap<String, JsonNode> defaults() {
        return Leaves.of(JSON.valueToTree(event.defaults()));
    }

    boolean isInherited(String pointer) {
        return !isMarked(event.notInherited(), pointer);
    }

    boolean isLockable(String pointer) {
        return !isMarked(event.notLockable(), pointer);
    }

    /** So is a value that stands where an object that holds secrets should: it was most likely meant to hold them. */
    public boolean isSecret(String pointer, JsonNode value) {
        return value.isPojo()
                || isMarked(event.secret(), pointer)
                || (!value.isObject()
                        && event.secret().stream()
                                .anyMatch(mark -> begins(JsonPointer.compile(pointer), JsonPointer.compile(mark))));
    }

    private static boolean isMarked(List<String> marks, String pointer) {
        JsonPointer property = JsonPointer.compile(pointer);
        return marks.stream().anyMatch(mark -> begins(JsonPointer.compile(mark), property));
    }

    private static boolean begins(JsonPointer beginning, JsonPointer pointer) {
        if (beginning.matches()) {
            return true;
        }
        if (pointer.matches()) {
            return false;
        }
        String one = beginning.getMatchingProperty();
        String other = pointer.getMatchingProperty();
        return (one.equals(other) || one.equals(ANY) || other.equals(ANY)) && begins(beginning.tail(), pointer.tail());
    }
}

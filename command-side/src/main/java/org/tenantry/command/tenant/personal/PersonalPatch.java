package org.tenantry.command.tenant.personal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A merge patch (RFC 7396) on what is personal.
 *
 * @param fields by {@code contact} and {@code address}: the members to merge, null to remove one; empty to remove
 *     the field
 */
public record PersonalPatch(Map<String, Optional<Map<String, @Nullable Object>>> fields) {
    /** Leaves all as it is. */
    public static final PersonalPatch NONE = new PersonalPatch(Map.of());

    private static final List<String> FIELDS = List.of("contact", "address");

    public PersonalPatch {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** Whether a field of a profile is personal. */
    public static boolean isPersonal(String field) {
        return FIELDS.contains(field);
    }

    /** What of a body is personal. Its fields were found to be a {@link Contact} and an {@link Address}. */
    public static PersonalPatch of(ObjectNode body) {
        Map<String, Optional<Map<String, @Nullable Object>>> fields = new TreeMap<>();
        for (String field : FIELDS) {
            @Nullable JsonNode given = body.get(field);
            if (given != null) {
                fields.put(field, given.isNull() ? Optional.empty() : Optional.of(members(given)));
            }
        }
        return new PersonalPatch(fields);
    }

    private static Map<String, @Nullable Object> members(JsonNode object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            members.put(member.getKey(), value(member.getKey(), member.getValue()));
        }
        return Collections.unmodifiableMap(members);
    }

    /** In the one form that is stored, however it was written. */
    private static @Nullable Object value(String member, JsonNode given) {
        if (given.isNull()) {
            return null;
        }
        if (given.isArray()) {
            return given.valueStream().map(JsonNode::stringValue).toList();
        }
        String text = given.stringValue();
        return switch (member) {
            case "email" -> Emails.normalized(text);
            case "phone" -> Phones.e164(text).orElseThrow();
            default -> text;
        };
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Which fields, not what they say. */
    @Override
    public String toString() {
        return "PersonalPatch" + fields.keySet();
    }
}

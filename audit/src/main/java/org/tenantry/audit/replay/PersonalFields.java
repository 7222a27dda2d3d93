package org.tenantry.audit.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenantry.events.EventJson;
import org.tenantry.events.UnknownEvent;
import org.tenantry.log.LogEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves out of events what is sealed in them: contact, address, secret settings. All else stays as it is. */
final class PersonalFields {
    /** Numbers keep their digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final List<String> FIELDS = List.of("contact", "address", "secrets");

    /** Made of the request, sealed if there is anything personal in that. */
    private static final String REQUEST = "request";

    private PersonalFields() {}

    /**
     * An event without them.
     *
     * @throws IllegalArgumentException if what is personal in it cannot be told
     */
    static LogEvent without(LogEvent event) {
        if (EventJson.read(event.type(), event.payload()) instanceof UnknownEvent) {
            throw new IllegalArgumentException(
                    "what is personal in an event of type " + event.type() + " is not known to this version");
        }
        ObjectNode payload = (ObjectNode) JSON.readTree(event.payload());
        List<ObjectNode> holders =
                payload.get("set") instanceof ObjectNode set ? List.of(payload, set) : List.of(payload);
        if (holders.stream().noneMatch(holder -> FIELDS.stream().anyMatch(holder::has))) {
            return event;
        }
        holders.forEach(holder -> holder.remove(FIELDS));
        return new LogEvent(event.type(), JSON.writeValueAsString(payload));
    }

    /** A commit's metadata without what may be made of them. */
    static Map<String, String> without(Map<String, String> metadata) {
        Map<String, String> rest = new TreeMap<>(metadata);
        rest.remove(REQUEST);
        return rest;
    }
}

package org.tenantry.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of events: what the log stores as text and Kafka carries as the record's value. */
public final class EventJson {
    private static final JsonInclude.Value TEXT =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .withConfigOverride(String.class, text -> text.setInclude(TEXT)) // empty is not absent
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // numbers keep their digits
            .build();

    /** Every event type by its wire name. */
    private static final Map<String, Class<? extends TenantryEvent>> TYPES = families()
            .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
            .map(type -> type.<TenantryEvent>asSubclass(TenantryEvent.class))
            .collect(Collectors.toUnmodifiableMap(EventJson::typeOf, type -> type));

    private static final Upcasters UPCASTERS = Upcasters.ours(TYPES.keySet());

    private EventJson() {}

    /** Every event type by its wire name. */
    public static Map<String, Class<? extends TenantryEvent>> types() {
        return TYPES;
    }

    /** The wire names that are no longer written: their events are read as those of present types. */
    static Set<String> retired() {
        return UPCASTERS.retired();
    }

    /** The wire name of an event. */
    public static String typeOf(TenantryEvent event) {
        return event instanceof UnknownEvent unknown ? unknown.type() : typeOf(event.getClass());
    }

    /** The JSON text of an event: one object, without what is null and without empty objects and arrays. */
    public static String write(TenantryEvent event) {
        return event instanceof UnknownEvent unknown ? unknown.json() : MAPPER.writeValueAsString(event);
    }

    /**
     * The event that a wire name and a JSON text stand for; an {@link UnknownEvent} where the name
     * is not known here. Unknown fields are passed over; an event of a retired type is read as one of
     * the type that took its place.
     *
     * @throws IllegalArgumentException if the text is not the JSON of such an event
     */
    public static TenantryEvent read(String type, String json) {
        return read(UPCASTERS, type, json);
    }

    static TenantryEvent read(Upcasters upcasters, String type, String json) {
        Upcasters.Text text = upcasters.present(new Upcasters.Text(type, json));
        @Nullable Class<? extends TenantryEvent> known = TYPES.get(text.type());
        if (known == null) {
            return new UnknownEvent(type, json);
        }
        try {
            @Nullable TenantryEvent event = MAPPER.readValue(text.json(), known);
            if (event == null) {
                throw new IllegalArgumentException("not the JSON of " + type + ": null");
            }
            return event;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the JSON of " + type + ": " + where(e));
        }
    }

    /** Jackson's own words, and its exception as a cause, would tell what the event says: that goes into no log. */
    private static String where(JacksonException e) {
        String pointer = e.getPath().stream()
                .map(place -> "/" + (place.getPropertyName() == null ? place.getIndex() : place.getPropertyName()))
                .collect(Collectors.joining());
        return e instanceof StreamReadException
                ? "no JSON from character " + e.getLocation().getCharOffset() + " on"
                : "there is another value at '" + pointer + "' than it has there";
    }

    private static Stream<Class<?>> families() {
        return Arrays.stream(TenantryEvent.class.getPermittedSubclasses()).filter(Class::isInterface);
    }

    private static String typeOf(Class<?> type) {
        @Nullable WireName name = type.getAnnotation(WireName.class);
        if (name == null) {
            throw new IllegalStateException(type + " has no @WireName");
        }
        return name.value();
    }
}

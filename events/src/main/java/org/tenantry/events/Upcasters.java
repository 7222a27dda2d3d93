package org.tenantry.events;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * From retired types to present ones, step by step: {@code A → B}, and later {@code B → C}, read an
 * {@code A} as a {@code C}.
 */
final class Upcasters {
    /** An event as text. */
    record Text(String type, String json) {}

    /** Those of Tenantry: no type was retired yet. */
    private static final List<Upcaster> OURS = List.of();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // numbers keep their digits
            .build();

    private final Map<String, Upcaster> byName = new LinkedHashMap<>();

    /**
     * @param present the wire names of today
     * @throws IllegalArgumentException if a name is not retired, is read in two ways, or leads to no
     *     present name
     */
    Upcasters(Set<String> present, Collection<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            if (present.contains(upcaster.from())) {
                throw new IllegalArgumentException(
                        upcaster.from() + " is written today: only a retired type is upcast");
            }
            if (byName.put(upcaster.from(), upcaster) != null) {
                throw new IllegalArgumentException(upcaster.from() + " has two upcasters");
            }
        }
        byName.keySet().forEach(name -> requireEnd(present, name));
    }

    static Upcasters ours(Set<String> present, Upcaster... more) {
        return new Upcasters(
                present, Stream.concat(OURS.stream(), Stream.of(more)).toList());
    }

    /** The wire names that are read and no longer written. */
    Set<String> retired() {
        return byName.keySet();
    }

    /**
     * An event's text as it would be written today; the same if its type is not retired.
     *
     * @throws IllegalArgumentException if it is not the JSON of its retired type
     */
    Text present(Text stored) {
        @Nullable Upcaster first = byName.get(stored.type());
        return first == null ? stored : upcast(first, stored);
    }

    private Text upcast(Upcaster first, Text stored) {
        try {
            ObjectNode json = MAPPER.readValue(stored.json(), ObjectNode.class);
            @Nullable Upcaster next = first;
            String type = stored.type();
            while (next != null) {
                json = next.change().apply(json);
                type = next.to();
                next = byName.get(type);
            }
            return new Text(type, MAPPER.writeValueAsString(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the JSON of " + stored.type() + ": " + e.getOriginalMessage(), e);
        }
    }

    private void requireEnd(Set<String> present, String name) {
        String type = name;
        for (int steps = 0; steps <= byName.size(); steps++) {
            @Nullable Upcaster next = byName.get(type);
            if (next == null) {
                break;
            }
            type = next.to();
        }
        if (!present.contains(type)) {
            throw new IllegalArgumentException(name + " is upcast to " + type + ", which no event is written as today");
        }
    }
}

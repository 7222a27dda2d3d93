package org.tenantry.configuration;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import tools.jackson.databind.node.ObjectNode;

/** Definitions and levels as events record them. */
public final class Recorded {
    private Recorded() {}

    /**
     * The definition that an event lays down.
     *
     * @param version the event's place among its aggregate's, from 1
     */
    public static Definition definition(ConfigurationDefined event, long version) {
        return Definition.stored(
                event.namespace(), version, Documents.of(event.schema()), Documents.of(event.defaults()), marks(event));
    }

    /** The marks that an event lays down, by JSON pointer. */
    public static Map<String, PropertyMarks> marks(ConfigurationDefined event) {
        Map<String, PropertyMarks> marks = new TreeMap<>();
        Collection<String> marked = new TreeSet<>(event.notInherited());
        marked.addAll(event.notLockable());
        marked.addAll(event.secret());
        marked.addAll(event.open());
        marked.forEach(pointer -> marks.put(
                pointer,
                new PropertyMarks(
                        !event.notInherited().contains(pointer),
                        !event.notLockable().contains(pointer),
                        event.secret().contains(pointer),
                        event.open().contains(pointer))));
        return marks;
    }

    /**
     * What a level sets after an event.
     *
     * @param version the event's place among its aggregate's, from 1
     */
    public static Level level(ConfigurationOverridden event, long version) {
        ObjectNode values = Documents.of(event.values());
        event.secrets().forEach((pointer, secret) -> Documents.set(values, pointer, Sealed.node(secret)));
        return new Level(event.tenant() == null ? Level.PLATFORM : event.tenant(), version, values, event.locks());
    }
}

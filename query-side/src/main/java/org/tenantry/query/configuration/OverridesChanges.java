package org.tenantry.query.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Pointers;
import org.tenantry.configuration.Recorded;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.query.history.Change;
import org.tenantry.query.history.Change.Hidden;
import org.tenantry.query.history.Changes;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.subscriber.PublishedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * What events changed of what levels set, by pointers as into the body that sets it: {@code /values/maxUsers}, {@code
 * /locks/~1maxUsers}. What is secret is masked, by the definition of today, for everybody.
 */
public final class OverridesChanges {
    private static final String VALUES = "/values";

    private final Lookup lookup;
    private final StoredHistory history;

    public OverridesChanges(Lookup lookup, StoredHistory history) {
        this.lookup = lookup;
        this.history = history;
    }

    /**
     * What some events of overrides changed, by their positions; of the first of them, if there is more text to be read for all
     * than a page may have. Each event tells all that its level sets.
     */
    public Map<Position, Changes> ofFirst(List<PublishedEvent> events) {
        Map<String, Optional<Secrecy>> secrecy = new HashMap<>();
        Map<Position, Changes> changes = new HashMap<>();
        int characters = 0;
        for (int i = 0; i < events.size() && characters < BoundedPage.MOST_CHARACTERS; i += BoundedPage.READ_TOGETHER) {
            List<PublishedEvent> next = events.subList(i, Math.min(i + BoundedPage.READ_TOGETHER, events.size()));
            Map<Position, PublishedEvent> before = history.before(next);
            for (PublishedEvent event : next) {
                Position position = event.envelope().position();
                changes.put(position, changes(before.get(position), event, secrecy));
            }
            characters += before.values().stream()
                    .mapToInt(event -> event.payload().length())
                    .sum();
        }
        return changes;
    }

    private Changes changes(
            @Nullable PublishedEvent before, PublishedEvent after, Map<String, Optional<Secrecy>> known) {
        Optional<PublishedEvent> old = Optional.ofNullable(before);
        Optional<PublishedEvent> unreadable = Stream.concat(old.stream(), Stream.of(after))
                .filter(event -> event.flaw().isPresent())
                .findFirst();
        if (unreadable.isPresent()) {
            return Changes.unreadable(unreadable.get().envelope().position());
        }
        Optional<Secrecy> secrecy = known.computeIfAbsent(namespace(after), this::secrecy);
        return Changes.of(Change.between(old.map(OverridesChanges::fields).orElse(Map.of()), fields(after))
                .map(change -> isSecret(change, secrecy) ? change.hidden(Hidden.SECRET, Masked.MASK) : change)
                .toList());
    }

    /** Empty if the definition is not known here; then all is taken to be secret. */
    private Optional<Secrecy> secrecy(String namespace) {
        return lookup.lineage(List.of(Level.PLATFORM), namespace).map(lineage -> Secrecy.of(lineage.definition()));
    }

    private static boolean isSecret(Change change, Optional<Secrecy> secrecy) {
        return change.field().startsWith(VALUES)
                && (isSecret(change.field(), change.before(), secrecy)
                        || isSecret(change.field(), change.after(), secrecy));
    }

    private static boolean isSecret(String field, @Nullable JsonNode value, Optional<Secrecy> secrecy) {
        return value != null
                && secrecy.map(known -> known.covers(field.substring(VALUES.length()), value))
                        .orElse(true);
    }

    private static String namespace(PublishedEvent event) {
        return event.event() instanceof ConfigurationOverridden overridden ? overridden.namespace() : "";
    }

    private static Map<String, JsonNode> fields(PublishedEvent event) {
        Map<String, JsonNode> fields = new TreeMap<>();
        if (event.event() instanceof ConfigurationOverridden overridden) {
            Level level = Recorded.level(overridden, event.envelope().sequence() + 1);
            Documents.values(level.values()).forEach((pointer, value) -> fields.put(VALUES + pointer, value));
            level.locks().forEach(pointer -> fields.put(Pointers.child("/locks", pointer), BooleanNode.TRUE));
        }
        return fields;
    }
}

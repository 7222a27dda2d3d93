package org.tenantry.query.tenant;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Sealed;
import org.tenantry.configuration.SecretField;
import org.tenantry.events.Position;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.query.history.Change;
import org.tenantry.query.history.Change.Hidden;
import org.tenantry.query.history.Changes;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.subscriber.PublishedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What events changed of their tenants, field by field. */
public final class TenantChanges {
    private static final JsonNode MASK = StringNode.valueOf(SecretField.MASK);

    private final StoredHistory history;
    private final PersonalText personalText;

    /** @param personalText what is sealed in the events, in clear */
    public TenantChanges(StoredHistory history, PersonalText personalText) {
        this.history = history;
        this.personalText = personalText;
    }

    /**
     * What some events changed, by their positions. For that all events of their tenants are read, from the first up to
     * these.
     *
     * @param events of tenants themselves, and all of one partition
     * @param mayReadPersonalData whether who asks may know what is personal of a tenant
     */
    public Map<Position, Changes> of(Collection<PublishedEvent> events, Predicate<String> mayReadPersonalData) {
        Set<Position> wanted =
                events.stream().map(event -> event.envelope().position()).collect(Collectors.toSet());
        Set<String> tenants =
                events.stream().map(event -> event.envelope().aggregate()).collect(Collectors.toSet());
        long last = wanted.stream().mapToLong(Position::offset).max().orElse(-1);
        Map<Position, Changes> changes = new HashMap<>();
        Map<String, Fold> folds = new TreeMap<>();
        history.forEach(tenants, last, event -> {
            String tenant = event.envelope().aggregate();
            Position position = event.envelope().position();
            Fold fold = folds.computeIfAbsent(tenant, id -> new Fold(id, history::isSkipped));
            Optional<TenantDocument> before = fold.document();
            fold.add(event);
            if (wanted.contains(position)) {
                changes.put(
                        position,
                        fold.unreadable()
                                .map(Changes::unreadable)
                                .orElseGet(() -> Changes.of(between(before, fold.document())
                                        .map(change -> shown(tenant, change, mayReadPersonalData.test(tenant)))
                                        .toList())));
            }
            return true;
        });
        return changes;
    }

    private static Stream<Change> between(Optional<TenantDocument> before, Optional<TenantDocument> after) {
        return Change.between(
                before.<Map<String, JsonNode>>map(TenantFields::of).orElse(Map.of()),
                after.<Map<String, JsonNode>>map(TenantFields::of).orElse(Map.of()));
    }

    private Change shown(String tenant, Change change, boolean mayRead) {
        List<SealedValue> sealed = Stream.of(change.before(), change.after())
                .flatMap(Stream::ofNullable)
                .filter(Sealed::is)
                .map(Sealed::of)
                .toList();
        if (sealed.isEmpty()) {
            return change;
        }
        if (!mayRead) {
            return change.hidden(Hidden.PERSONAL, MASK);
        }
        Map<SealedValue, JsonNode> opened = new HashMap<>();
        sealed.forEach(value -> personalText
                .of(new TenantId(tenant), change.field(), value)
                .ifPresent(text -> opened.put(value, TenantFields.opened(text))));
        return opened.keySet().containsAll(sealed)
                ? new Change(change.field(), opened(change.before(), opened), opened(change.after(), opened), null)
                : change.hidden(Hidden.ERASED, MASK);
    }

    private static @Nullable JsonNode opened(@Nullable JsonNode value, Map<SealedValue, JsonNode> opened) {
        return value == null ? null : opened.get(Sealed.of(value));
    }
}

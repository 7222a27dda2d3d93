package org.tenantry.audit.readmodels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.audit.readmodels.Difference.Kind;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;

/**
 * Compares the documents of one read model. What differs is read anew before it is told, the document before the log: then
 * all that is in the one is in the other.
 */
final class ModelCheck {
    private final StoredLog log;
    private final Model model;
    private final Stored stored;
    private final Consumer<Difference> told;

    ModelCheck(StoredLog log, Model model, Stored stored, Consumer<Difference> told) {
        this.log = log;
        this.model = model;
        this.stored = stored;
        this.told = told;
    }

    /** @param there the documents of the aggregate, by id */
    void compare(Aggregate aggregate, Map<String, Document> there) {
        SortedMap<String, List<StoredEvent>> expected = model.documents(aggregate);
        expected.forEach((id, events) -> {
            Optional<Position> never = Optional.empty();
            if (difference(id, events, there.get(id), never).isPresent()) {
                recheck(aggregate.partition(), aggregate.id(), id);
            }
        });
        there.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> recheck(aggregate.partition(), aggregate.id(), id));
    }

    /** A document of an aggregate that is not in the log, or was not. */
    void extra(Document document) {
        String aggregate = model.aggregate(document);
        String tenant = aggregate.split("/", 2)[0];
        int partition = TenantId.isValid(tenant) ? new TenantId(tenant).partition(log.partitions()) : 0;
        recheck(partition, aggregate, Stored.id(document));
    }

    private void recheck(int partition, String aggregate, String id) {
        Optional<Position> waitsFor = stored.waitsFor(id, partition);
        @Nullable Document document = stored.document(id);
        Aggregate now = Aggregates.read(log, partition, aggregate);
        if (now.events().isEmpty()
                && !log.readAggregate(partition, aggregate, 0).isEmpty()) {
            return; // it has an event that cannot be read, which the log's verification tells
        }
        List<StoredEvent> events = model.documents(now).getOrDefault(id, List.of()).stream()
                .filter(event -> !stored.isSkipped(id, event.position()))
                .toList();
        difference(id, events, document, waitsFor).ifPresent(told);
    }

    /** @param waitsFor an event that is not in the document, nor any behind it, as the query side says itself */
    private Optional<Difference> difference(
            String id, List<StoredEvent> events, @Nullable Document document, Optional<Position> waitsFor) {
        String name = stored.name() + " " + id;
        if (events.isEmpty()) {
            return Optional.ofNullable(document)
                    .map(extra ->
                            new Difference(Kind.EXTRA, null, name + " is there, and the log knows nothing of it"));
        }
        Position last = events.getLast().position();
        if (document == null) {
            return isDue(events.getFirst(), waitsFor)
                    ? Optional.of(new Difference(Kind.MISSING, last, name + " is not there"))
                    : Optional.empty();
        }
        long order = Stored.order(document);
        List<StoredEvent> applied = events.stream()
                .filter(event -> event.position().offset() <= order)
                .toList();
        List<String> differing =
                applied.isEmpty() ? List.of(Stored.ORDER) : differing(model.facts(id, applied), model.told(document));
        if (!differing.isEmpty()) {
            return Optional.of(new Difference(
                    Kind.DIFFERS, last, name + " says otherwise than its events do: " + String.join(", ", differing)));
        }
        return events.stream()
                .filter(event -> event.position().offset() > order && isDue(event, waitsFor))
                .findFirst()
                .map(event -> new Difference(
                        Kind.DIFFERS, event.position(), name + " lacks the event at " + event.position()));
    }

    private boolean isDue(StoredEvent event, Optional<Position> waitsFor) {
        return stored.hasReached(event.position())
                && waitsFor.map(first -> event.position().offset() < first.offset())
                        .orElse(true);
    }

    private static List<String> differing(Document expected, Document told) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(told.keySet());
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            @Nullable Object one = expected.get(name);
            @Nullable Object other = told.get(name);
            if (one instanceof Document inner && other instanceof Document otherInner) {
                differing(inner, otherInner).forEach(within -> differing.add(name + "." + within));
            } else if (!Objects.equals(one, other)) {
                differing.add(name);
            }
        }
        return differing;
    }
}

package org.tenantry.testkit.queries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What was sent: of each collection the shapes of the queries, and the indexes that were declared. */
final class Recording {
    private final Map<String, Set<Query>> queries = new ConcurrentHashMap<>();
    private final Map<String, Set<Index>> indexes = new ConcurrentHashMap<>();
    private final Set<String> unread = ConcurrentHashMap.newKeySet();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Never throws: who sends it must not notice. */
    void message(WireMessage message) {
        try {
            message.command().ifPresent(this::command);
        } catch (RuntimeException e) {
            unread.add("a message that could not be read: " + e);
        }
    }

    void command(BsonDocument command) {
        names.add(command.getFirstKey());
        BsonValue collection = command.get(command.getFirstKey());
        if (collection == null || !collection.isString() || !command.containsKey("$db")) {
            return;
        }
        String namespace = command.getString("$db").getValue() + "."
                + collection.asString().getValue();
        if (command.getFirstKey().equals("createIndexes")) {
            for (BsonValue specification : command.getArray("indexes")) {
                Index.of(specification.asDocument())
                        .ifPresent(index -> in(indexes, namespace).add(index));
            }
        }
        in(queries, namespace).addAll(QueryCommands.queriesOf(command));
    }

    /** Each query that no index serves, and each message that could not be read; once for databases alike. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(unread);
        queries.forEach((namespace, sent) -> {
            Set<Index> declared = new HashSet<>(indexes.getOrDefault(namespace, Set.of()));
            declared.add(Index.ID);
            sent.stream()
                    .filter(query -> !query.isServedBy(declared))
                    .map(query ->
                            "%s: %s%n    declared: %s".formatted(collection(namespace), query, toString(declared)))
                    .forEach(faults::add);
        });
        return faults.stream().distinct().sorted().toList();
    }

    private static String collection(String namespace) {
        return namespace.substring(namespace.indexOf('.') + 1);
    }

    private static String toString(Set<Index> indexes) {
        return indexes.stream().map(Index::toString).sorted().collect(Collectors.joining(", "));
    }

    private static <T> Set<T> in(Map<String, Set<T>> map, String namespace) {
        return map.computeIfAbsent(namespace, _ -> ConcurrentHashMap.newKeySet());
    }

    /** What commands were sent, by name. */
    Set<String> names() {
        return Set.copyOf(names);
    }
}

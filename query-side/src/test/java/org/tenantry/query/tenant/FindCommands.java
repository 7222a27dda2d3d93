package org.tenantry.query.tenant;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/** Collects the finds that a driver sends, and tells those that no index serves. */
final class FindCommands implements CommandListener {
    private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("find")) {
            finds.add(BsonDocument.parse(event.getCommand().toJson())); // the original is gone after this call
        }
    }

    List<BsonDocument> all() {
        return finds;
    }

    /** Those whose filter has the leading field of no index; without a filter, whose sort none gives. */
    List<BsonDocument> unserved(Iterable<Document> indexes) {
        return finds.stream().filter(find -> !isServed(find, keys(indexes))).toList();
    }

    private static boolean isServed(BsonDocument find, List<List<String>> indexes) {
        Set<String> filtered =
                fields(find.getDocument("filter", new BsonDocument())).collect(Collectors.toSet());
        if (!filtered.isEmpty()) {
            return indexes.stream().anyMatch(index -> filtered.contains(index.get(0)));
        }
        List<String> sort =
                List.copyOf(find.getDocument("sort", new BsonDocument()).keySet());
        return indexes.stream()
                .anyMatch(index -> sort.size() <= index.size()
                        && index.subList(0, sort.size()).equals(sort));
    }

    private static Stream<String> fields(BsonDocument filter) {
        return filter.entrySet().stream()
                .flatMap(entry -> entry.getKey().equals("$and")
                        ? entry.getValue().asArray().stream()
                                .map(BsonValue::asDocument)
                                .flatMap(FindCommands::fields)
                        : Stream.of(entry.getKey()));
    }

    private static List<List<String>> keys(Iterable<Document> indexes) {
        return StreamSupport.stream(indexes.spliterator(), false)
                .map(index -> List.copyOf(index.get("key", Document.class).keySet()))
                .toList();
    }
}

package org.tenantry.testkit.queries;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** What commands look for. Of an aggregation only what stands before its first other stage is told. */
final class QueryCommands {
    /** Stages that read no documents of the collection. */
    private static final Set<String> OTHER_SOURCES = Set.of("$changeStream", "$collStats", "$indexStats");

    private QueryCommands() {}

    static List<Query> queriesOf(BsonDocument command) {
        String name = command.getFirstKey();
        return switch (name) {
            case "find" -> List.of(query(name, command, "filter", !isZero(command, "limit")));
            case "findAndModify", "findandmodify" -> List.of(query(name, command, "query", true));
            case "distinct" -> List.of(query(name, command, "query", false));
            case "count" ->
                Stream.of(query(name, command, "query", false))
                        .filter(query -> !query.filter().isAll()) // else it is known without reading
                        .toList();
            case "update" ->
                each(command, "updates")
                        .map(update -> query(
                                name,
                                update,
                                "q",
                                !update.getBoolean("multi", BsonBoolean.FALSE).getValue()))
                        .toList();
            case "delete" ->
                each(command, "deletes")
                        .map(delete -> query(name, delete, "q", !isZero(delete, "limit")))
                        .toList();
            case "aggregate" -> ofPipeline(each(command, "pipeline").toList());
            default -> List.of();
        };
    }

    private static Query query(String name, BsonDocument command, String filter, boolean limited) {
        return new Query(name, Filter.of(document(command, filter)), Key.listOf(document(command, "sort")), limited);
    }

    private static List<Query> ofPipeline(List<BsonDocument> stages) {
        if (!stages.isEmpty() && OTHER_SOURCES.contains(stages.get(0).getFirstKey())) {
            return List.of();
        }
        Query query = new Query("aggregate", Filter.ALL, List.of(), false);
        for (BsonDocument stage : stages) {
            String name = stage.getFirstKey();
            if (name.equals("$match")) {
                query = query.matching(Filter.of(stage.getDocument(name)));
            } else if (name.equals("$sort") && query.sort().isEmpty()) {
                query = query.sortedBy(Key.listOf(stage.getDocument(name)));
            } else if (name.equals("$limit")) {
                return List.of(query.withLimit());
            } else {
                break;
            }
        }
        return List.of(query);
    }

    private static Stream<BsonDocument> each(BsonDocument command, String name) {
        return command.getArray(name, new BsonArray()).stream().map(BsonValue::asDocument);
    }

    private static BsonDocument document(BsonDocument command, String name) {
        return command.getDocument(name, new BsonDocument());
    }

    private static boolean isZero(BsonDocument command, String name) {
        return command.getNumber(name, new BsonInt32(0)).intValue() == 0;
    }
}

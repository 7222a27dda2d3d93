package org.tenantry.testkit.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {find: 'c', filter: {a: 1, b: /^x/}, sort: {a: 1, b: -1}} | find {a equal, b range} sorted by {a: 1, b: -1}
            {find: 'c', filter: {a: {$in: [1, 2], $ne: 3}}, limit: 2} | find {a one of}, limited
            {findAndModify: 'c', query: {a: {$ne: 1}}, sort: {b: 1}}  | findAndModify {a none} sorted by {b: 1}, limited
            {count: 'c', query: {$or: [{a: 1}, {b: 1}]}}              | count {{a equal} or {b equal}}
            {distinct: 'c', key: 'b', query: {a: 1}}                  | distinct {a equal}
            {update: 'c', updates: [{q: {a: 1}, u: {}}]}              | update {a equal}, limited
            {update: 'c', updates: [{q: {a: 1}, u: {}, multi: true}]} | update {a equal}
            {delete: 'c', deletes: [{q: {a: 1}, limit: 1}]}           | delete {a equal}, limited
            {delete: 'c', deletes: [{q: {a: 1}, limit: 0}]}           | delete {a equal}
            """)
    void whatACommandLooksForIsTold(String command, String shape) {
        assertThat(QueryCommands.queriesOf(BsonDocument.parse(command)))
                .singleElement()
                .hasToString(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {$match: {a: 1}}, {$match: {b: 1}}, {$sort: {c: 1}}, {$limit: 1} | {a equal, b equal} sorted by {c: 1}, limited
            {$match: {a: 1}}, {$group: {_id: 1}}, {$match: {b: 1}}           | {a equal}
            {$group: {_id: 1}}, {$sort: {a: 1}}, {$limit: 1}                 | {}
            {$limit: 1}, {$match: {a: 1}}                                    | {}, limited
            """)
    void ofAnAggregationTheBeginningIsTold(String stages, String shape) {
        assertThat(QueryCommands.queriesOf(BsonDocument.parse("{aggregate: 'c', pipeline: [" + stages + "]}")))
                .singleElement()
                .hasToString("aggregate " + shape);
    }

    @Test
    void eachOfManyWritesIsTold() {
        String command = "{update: 'c', updates: [{q: {a: 1}, u: {}}, {q: {b: 1}, u: {}}]}";

        assertThat(QueryCommands.queriesOf(BsonDocument.parse(command))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{insert: 'c', documents: [{}]}",
                "{getMore: 1, collection: 'c'}",
                "{listIndexes: 'c'}",
                "{count: 'c'}",
                "{aggregate: 'c', pipeline: [{$collStats: {}}]}"
            })
    void whatLooksForNoDocumentIsNot(String command) {
        assertThat(QueryCommands.queriesOf(BsonDocument.parse(command))).isEmpty();
    }
}

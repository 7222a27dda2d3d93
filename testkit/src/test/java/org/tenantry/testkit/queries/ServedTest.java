package org.tenantry.testkit.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries the indexes of a collection serve, and which they do not. */
class ServedTest {
    private static final Set<Index> INDEXES = Set.of(
            Index.ID,
            index("{key: {owner: 1, number: 1}, unique: true}"),
            index("{key: {path: 1, _id: 1}}"),
            index("{key: {status: 1, kind: 1, at: -1}}"),
            index("{key: {at: -1, _id: -1}}"),
            index("{key: {'labels.k': 1, 'labels.v': 1, _id: 1}}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {_id: 1}}",
                "{find: 'c', filter: {_id: {$in: [1, 2]}}, sort: {_id: 1}}",
                "{find: 'c', filter: {_id: {$gt: 1}}, sort: {_id: 1}, limit: 9}",
                "{find: 'c', filter: {owner: 'a', number: {$gte: 3}}, sort: {number: 1}}",
                "{find: 'c', filter: {$and: [{owner: 'a'}, {number: {$gte: 3}}]}, sort: {number: -1}}",
                "{find: 'c', filter: {owner: {$eq: 'a'}}, sort: {owner: 1, number: 1}}",
                "{find: 'c', filter: {path: 'a', color: 'red'}, sort: {_id: 1}}",
                "{find: 'c', filter: {path: {$in: ['a', 'b']}}, sort: {_id: 1}}",
                "{find: 'c', filter: {path: /^a/}}",
                "{find: 'c', filter: {path: {$regex: '^\\\\Qa.b\\\\E'}}, sort: {path: 1}}",
                "{find: 'c', filter: {path: {$in: [/^a/, 'b']}}}",
                "{find: 'c', filter: {status: 'x', kind: 'y'}, sort: {at: -1}}",
                "{find: 'c', filter: {status: {$in: ['x', 'y']}, kind: 'y'}, sort: {at: 1}}",
                "{find: 'c', filter: {at: {$gt: 1}}, sort: {at: 1, _id: 1}}",
                "{find: 'c', filter: {status: {$gt: 'a'}, kind: 'y'}, sort: {status: 1, at: -1}}"
            })
    void whatOneIndexNarrowsDownAndOrdersIsServed(String command) {
        assertThat(unserved(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {color: 'red'}}",
                "{find: 'c', filter: {color: 'red'}, sort: {_id: 1}, limit: 9}",
                "{find: 'c', filter: {number: 1}}",
                "{find: 'c', filter: {_id: {$ne: 1}}}",
                "{find: 'c', filter: {_id: {$exists: true}}}",
                "{find: 'c', filter: {_id: {$not: {$gt: 1}}}}",
                "{find: 'c', filter: {$nor: [{_id: 1}]}}",
                "{find: 'c', filter: {$expr: {$eq: ['$_id', 1]}}}",
                "{find: 'c', filter: {path: /a/}}",
                "{find: 'c', filter: {path: /^a/i}}",
                "{find: 'c', filter: {path: /^a|b/}}",
                "{find: 'c', filter: {path: /^a*/}}",
                "{find: 'c', filter: {path: /^.*a/}}",
                "{find: 'c', filter: {path: {$in: [/a/, 'b']}}}",
                "{find: 'c', filter: {path: {$regex: '^a', $options: 'i'}}}"
            })
    void whatNoIndexNarrowsDownIsNot(String command) {
        assertThat(unserved(command)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {path: /^a/}, sort: {_id: 1}}",
                "{find: 'c', filter: {path: {$gt: 'a'}}, sort: {_id: 1}}",
                "{find: 'c', filter: {path: 'a'}, sort: {at: 1}}",
                "{find: 'c', filter: {path: 'a'}, sort: {_id: 1, at: 1}}",
                "{find: 'c', filter: {at: {$gt: 1}}, sort: {at: 1, _id: -1}}",
                "{find: 'c', filter: {status: 'x', kind: {$gt: 'y'}}, sort: {at: 1}}",
                "{find: 'c', filter: {status: 'x', kind: {$in: ['y', 'z']}}, sort: {status: 1, at: 1}}",
                "{find: 'c', filter: {owner: 'a', number: {$gt: 1}}, sort: {at: 1}}",
                "{find: 'c', filter: {owner: 'a'}, sort: {number: {$meta: 'textScore'}}}"
            })
    void whatComesInAnotherOrderIsNot(String command) {
        assertThat(unserved(command)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {_id: 1, color: 'red'}, sort: {at: 1}}",
                "{find: 'c', filter: {owner: 'a', number: 1}, sort: {color: 1}}",
                "{find: 'c', filter: {_id: {$in: [1, 2]}}, sort: {at: 1}}",
                "{find: 'c', filter: {owner: 'a', number: {$in: [1, 2]}}, sort: {color: 1}}"
            })
    void whatIsNamedOneByOneNeedsNoOrder(String command) {
        assertThat(unserved(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {$or: [{_id: 1}, {path: 'a'}]}}",
                "{find: 'c', filter: {$or: [{at: {$lt: 5}}, {at: 5, _id: {$lt: 7}}]}, sort: {at: -1, _id: -1}, limit: 9}",
                "{find: 'c', filter: {path: 'a', $or: [{color: 'red'}, {color: {$exists: false}}]}}",
                "{find: 'c', filter: {kind: 'a', $or: [{status: 'x'}, {status: 'y'}]}, sort: {at: 1}}",
                "{find: 'c', filter: {$and: [{$or: [{color: 1}, {color: 2}]}, {$or: [{_id: 1}, {path: 'a'}]}]}}",
                "{find: 'c', filter: {$or: [{$or: [{_id: 1}, {_id: 2}]}, {$and: [{path: 'a'}]}]}}"
            })
    void alternativesAreServedWhenEachIs(String command) {
        assertThat(unserved(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {$or: [{_id: 1}, {color: 'red'}]}}",
                "{find: 'c', filter: {$or: [{_id: 1}, {}]}}",
                "{find: 'c', filter: {$or: [{path: 'a'}, {path: /^b/}]}, sort: {_id: 1}}",
                "{find: 'c', filter: {color: 'red', $or: [{number: 1}, {number: 2}]}}"
            })
    void alternativesAreNotServedWhenOneIsNot(String command) {
        assertThat(unserved(command)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', filter: {labels: {$elemMatch: {k: 'a', v: 'b'}}}, sort: {_id: 1}}",
                "{find: 'c', filter: {labels: {$elemMatch: {$or: [{k: 'a'}, {k: 'b'}]}}}}",
                "{find: 'c', filter: {'labels.k': {$all: ['a', 'b']}}}"
            })
    void elementsAreFoundByTheirFields(String command) {
        assertThat(unserved(command)).isEmpty();
        assertThat(unserved("{find: 'c', filter: {labels: {$elemMatch: {v: 'b'}}}}"))
                .hasSize(1);
        assertThat(unserved("{find: 'c', filter: {labels: {k: 'a', v: 'b'}}}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c', limit: 1}",
                "{find: 'c', sort: {_id: -1}, limit: 1}",
                "{find: 'c', filter: {$comment: 'why'}, sort: {path: 1}, limit: 1}",
                "{findAndModify: 'c', sort: {at: 1}}",
                "{count: 'c'}",
                "{aggregate: 'c', pipeline: [{$match: {}}, {$sort: {_id: 1}}, {$limit: 3}, {$group: {_id: 1}}]}"
            })
    void aFewOfAllAreServedInAnIndexesOrder(String command) {
        assertThat(unserved(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'c'}",
                "{find: 'c', filter: {}, sort: {_id: 1}}",
                "{find: 'c', sort: {color: 1}, limit: 1}",
                "{distinct: 'c', key: 'path'}",
                "{aggregate: 'c', pipeline: []}",
                "{aggregate: 'c', pipeline: [{$match: {}}, {$group: {_id: 1}}]}",
                "{aggregate: 'c', pipeline: [{$group: {_id: 1}}, {$match: {_id: 1}}, {$limit: 1}]}",
                "{update: 'c', updates: [{q: {}, u: {}, multi: true}]}",
                "{delete: 'c', deletes: [{q: {}, limit: 0}]}"
            })
    void allAreNot(String command) {
        assertThat(unserved(command)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{key: {color: 'hashed'}}",
                "{key: {color: 'text'}}",
                "{key: {color: 1}, sparse: true}",
                "{key: {color: 1}, partialFilterExpression: {path: 'a'}}"
            })
    void anIndexThatServesOnlySomeQueriesIsPassedOver(String specification) {
        assertThat(Index.of(BsonDocument.parse(specification))).isEmpty();
    }

    private static Index index(String specification) {
        return Index.of(BsonDocument.parse(specification)).orElseThrow();
    }

    private static List<Query> unserved(String command) {
        Stream<Query> queries = QueryCommands.queriesOf(BsonDocument.parse(command)).stream();
        return queries.filter(query -> !query.isServedBy(INDEXES)).toList();
    }
}

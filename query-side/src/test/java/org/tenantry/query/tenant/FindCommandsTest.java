package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of the other suites' queries can find them wanting. */
class FindCommandsTest {
    private static final List<Document> INDEXES =
            List.of(Document.parse("{key: {_id: 1}}"), Document.parse("{key: {path: 1, _id: 1}}"));

    private final FindCommands commands = new FindCommands();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'tenants', filter: {path: 'pb'}, sort: {createdAt: 1}}",
                "{find: 'tenants', filter: {$and: [{labels: 'a'}, {path: {$in: ['pb']}}]}}",
                "{find: 'tenants', filter: {}, sort: {_id: 1}}",
                "{find: 'tenants', sort: {path: 1, _id: 1}}"
            })
    void whatAnIndexServesIsServed(String find) {
        sent(find);

        assertThat(commands.all()).hasSize(1);
        assertThat(commands.unserved(INDEXES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'tenants', filter: {labels: 'a'}, sort: {_id: 1}}",
                "{find: 'tenants', filter: {$and: [{labels: 'a'}, {'fields.kind': 'city'}]}}",
                "{find: 'tenants', filter: {$or: [{path: 'a'}, {labels: 'a'}]}}",
                "{find: 'tenants', filter: {}, sort: {createdAt: 1}}",
                "{find: 'tenants', sort: {_id: 1, path: 1}}"
            })
    void whatNoIndexServesIsNoticed(String find) {
        sent(find);

        assertThat(commands.unserved(INDEXES)).hasSize(1);
    }

    private void sent(String command) {
        ConnectionDescription connection =
                new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress("localhost")));
        commands.commandStarted(
                new CommandStartedEvent(null, 1, 1, connection, "db", "find", BsonDocument.parse(command)));
    }
}

package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.FreePorts;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class DataKeyCollectionTest {
    private static final TenantId PB = new TenantId("pb");

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Test
    void theConcernsAreItsOwnWhateverTheClientsAre() {
        List<BsonDocument> commands = new CopyOnWriteArrayList<>();
        MongoClientSettings careless = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .writeConcern(WriteConcern.W1)
                .readConcern(ReadConcern.LOCAL)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build();
        try (MongoClient client = MongoClients.create(careless)) {
            Keyring keyring = Keyring.in(client.getDatabase(mongo.databaseName()), Keks.of("new", "old"));
            Node.of(mongo.database(), Keks.of("old")).seal(new TenantId("mh"), "/contact", "text");
            new Sealer(keyring).seal(PB, "/contact", "text");
            keyring.rewrap(progress -> {});
            keyring.erase(PB);
        }

        BsonDocument majorityAndJournal = BsonDocument.parse("{w: 'majority', j: true}");
        assertThat(commands)
                .filteredOn(command -> command.containsKey("insert") || command.containsKey("update"))
                .hasSize(3)
                .allSatisfy(command -> assertThat(command).containsEntry("writeConcern", majorityAndJournal));
        assertThat(commands)
                .filteredOn(command -> command.containsKey("find"))
                .hasSize(3)
                .allSatisfy(command ->
                        assertThat(command).containsEntry("readConcern", BsonDocument.parse("{level: 'majority'}")));
    }

    @Test
    void withoutAServerItSaysSo() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + FreePorts.next()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient client = MongoClients.create(nowhere)) {
            Keyring keyring = Keyring.in(client.getDatabase("none"), Keks.of("kek"));

            assertThatThrownBy(() -> new Sealer(keyring).seal(PB, "/contact", "text"))
                    .isInstanceOf(SealingException.Unavailable.class)
                    .hasMessageStartingWith("MongoDB gives no answer about data keys: ");
            assertThatThrownBy(() -> keyring.erase(PB)).isInstanceOf(SealingException.Unavailable.class);
            assertThatThrownBy(() -> keyring.rewrap(progress -> {})).isInstanceOf(SealingException.Unavailable.class);
        }
    }
}

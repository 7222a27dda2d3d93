package org.tenantry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedProcessTest {
    @Test
    void mongoComesBackOnTheSamePortWithoutItsData() {
        try (EmbeddedProcess server = EmbeddedProcess.mongo(null);
                MongoClient client = MongoClients.create(server.mongoUri())) {
            var notes = client.getDatabase("tests").getCollection("notes");
            notes.insertOne(new Document());
            String uri = server.mongoUri();
            server.process().kill();
            server.restart();
            assertThat(server.mongoUri()).isEqualTo(uri);
            assertThat(notes.countDocuments()).isZero();
            assertThatThrownBy(server::bootstrapServers).hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
        }
    }

    @Test
    void aKilledKafkaComesBackWithWhatItAcknowledged(@TempDir Path data) throws Exception {
        try (EmbeddedProcess server = EmbeddedProcess.kafkaAndMongo(data)) {
            createTopic(server.bootstrapServers());
            send(server.bootstrapServers(), "before");
            server.restart();
            send(server.bootstrapServers(), "after");
            assertThat(CommittedRecords.read(server.bootstrapServers(), "notes"))
                    .extracting(found -> found.key())
                    .containsExactly("before", "after");
        }
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic("notes", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String bootstrapServers, String key) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("notes", key, new byte[0])).get();
        }
    }
}

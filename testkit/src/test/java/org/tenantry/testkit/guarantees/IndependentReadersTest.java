package org.tenantry.testkit.guarantees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
@Timeout(60)
class IndependentReadersTest {
    private static final String HASH = "ab".repeat(32);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void theEventsOfACommitHavePositionsOfTheirOwnAndAFenceHasNone(MongoDatabase database) {
        database.getCollection("log_1")
                .insertMany(List.of(
                        commit(2L, "b", "{\"n\":3}"),
                        commit("fence/c", "", "{}"),
                        commit(0L, "a", "{\"n\":1}", "{\"n\":2}")));

        assertThat(LoggedEvents.read(database, 2))
                .containsExactly(event(0, "a", "{\"n\":1}"), event(1, "a", "{\"n\":2}"), event(2, "b", "{\"n\":3}"));
    }

    @Test
    void recordsAreReadByTheirHeaders() {
        String topic = kafka.freshTopic(2);
        ProducerRecord<String, String> sent = new ProducerRecord<>(topic, 1, "a", "{\"n\":1}");
        Map.of("tenantry_position", "7", "ce_type", "TenantUpdated", "tenantry_hash", HASH)
                .forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        send(sent);

        assertThat(PublishedEvents.read(kafka.bootstrapServers(), topic)).containsExactly(event(7, "a", "{\"n\":1}"));
    }

    @Test
    void aRecordOfSomebodyElseIsNoticed() {
        String topic = kafka.freshTopic(1);
        send(new ProducerRecord<>(topic, 0, "a", "{}"));

        assertThatThrownBy(() -> PublishedEvents.read(kafka.bootstrapServers(), topic))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the record at offset 0 of partition 0 has no header tenantry_position");
    }

    private static Event event(long position, String tenant, String payload) {
        return new Event(1, position, tenant, "TenantUpdated", payload, HASH);
    }

    private static Document commit(Object id, String key, String... payloads) {
        return new Document("_id", id)
                .append("key", key)
                .append(
                        "events",
                        List.of(payloads).stream()
                                .map(payload -> new Document("type", "TenantUpdated").append("payload", payload))
                                .toList())
                .append("hash", new Binary(HexFormat.of().parseHex(HASH)));
    }

    private static void send(ProducerRecord<String, String> sent) {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(sent);
        }
    }
}

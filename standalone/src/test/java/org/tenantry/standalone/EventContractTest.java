package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.SubscriptionSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is on the topic is what the committed contract says: not only what the generator thinks. */
class EventContractTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final Path DOCS = Path.of("..", "docs");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode CHANNEL =
            JSON.readTree(DOCS.resolve("asyncapi.json")).at("/channels/events");

    @BeforeAll
    static void publish() {
        Api api = tenantry.asPlatformAdmin();
        api.create("pb");
        api.patch("/v1/tenants/pb", "{\"name\": \"Punjab\", \"labels\": {\"tier\": \"gold\"}}", "If-Match", "\"1\"");
        await().untilAsserted(() -> assertThat(published()).hasSize(2));
    }

    @Test
    void payloadsAndHeadersFitTheirSchemas() {
        for (ConsumerRecord<String, byte[]> record : published()) {
            ObjectNode headers = headers(record);
            String type = headers.required("ce_type").asString();

            assertFits("headers", headers);
            assertFits(type, JSON.readTree(record.value()));
            assertThat(record.key()).isEqualTo(headers.required("ce_subject").asString());
        }
    }

    @Test
    void noHeaderIsUndescribed() {
        JsonNode described = schema("headers").path("properties");

        for (ConsumerRecord<String, byte[]> record : published()) {
            assertThat(described.propertyNames()).containsAll(headers(record).propertyNames());
        }
    }

    @Test
    void theTopicIsAsDescribed() throws Exception {
        JsonNode described = CHANNEL.at("/bindings/kafka/topicConfiguration");
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, tenantry.topic());
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, tenantry.kafka().bootstrapServers()))) {
            Collection<Config> configs =
                    admin.describeConfigs(List.of(topic)).all().get().values();
            Set<String> actual = new TreeSet<>();
            Set<String> expected = new TreeSet<>();
            for (Map.Entry<String, JsonNode> setting : described.properties()) {
                configs.forEach(config -> actual.add(
                        setting.getKey() + "=" + config.get(setting.getKey()).value()));
                JsonNode value = setting.getValue();
                expected.add(setting.getKey() + "=" + (value.isArray() ? value.path(0) : value).asString());
            }
            assertThat(actual).isEqualTo(expected);
        }
        assertThat(CHANNEL.at("/bindings/kafka/partitions").asInt())
                .isEqualTo(tenantry.log().partitions());
        assertThat(CHANNEL.required("address").asString()).isEqualTo(SubscriptionSettings.TOPIC);
    }

    private static List<ConsumerRecord<String, byte[]>> published() {
        return tenantry.kafka().readCommitted(tenantry.topic());
    }

    private static ObjectNode headers(ConsumerRecord<String, byte[]> record) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static void assertFits(String schema, JsonNode json) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema(schema))
                        .validate(json))
                .as("%s, by the schema of %s", json, schema)
                .isEmpty();
    }

    private static JsonNode schema(String name) {
        return JSON.readTree(DOCS.resolve("events").resolve("schemas").resolve(name + ".json"));
    }
}

package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionSettingsTest {
    private static final SubscriptionSettings SETTINGS = SubscriptionSettings.of("kafka:9093", "billing");

    @Test
    void whatIsForTheConnectionGoesToTheConsumer() {
        Map<String, Object> tls = Map.of("security.protocol", "SSL", "ssl.truststore.location", "/ca.pem");

        assertThat(SETTINGS.withKafka(tls).forConsumer()).containsAllEntriesOf(tls);
    }

    @Test
    void whatIsPromisedCannotBeSetOtherwise() {
        Map<String, Object> otherwise = Map.of(
                "bootstrap.servers", "elsewhere:9092",
                "group.id", "another",
                "isolation.level", "read_uncommitted",
                "enable.auto.commit", true,
                "auto.offset.reset", "latest",
                "allow.auto.create.topics", true);

        assertThat(SETTINGS.withKafka(otherwise).forConsumer()).isEqualTo(SETTINGS.forConsumer());
        assertThat(SETTINGS.withKafka(otherwise).withoutGroup().forConsumer())
                .isEqualTo(SETTINGS.withoutGroup().forConsumer());
    }

    @Test
    void whatTheySayOfThemselvesHoldsNoSecret() {
        assertThat(SETTINGS.withKafka(Map.of("ssl.key.password", "wonderland")))
                .asString()
                .contains("kafka:9093", "billing", "ssl.key.password")
                .doesNotContain("wonderland");
    }
}

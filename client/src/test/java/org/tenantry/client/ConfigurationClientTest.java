package org.tenantry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationClientTest {
    /** What a namespace holds. */
    record Sizes(int size) {}

    private static final ClientSettings SETTINGS =
            ClientSettings.defaults().withTimeout(Duration.ofSeconds(2)).withAskAgain(Duration.ofMillis(1));

    private final FakeServer server = new FakeServer().holds(1);
    private ConfigurationClient client = client(SETTINGS.withMaxStreams(0));

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void whatHoldsIsReadAsATypeAndAsJson() {
        Configured<Sizes> sizes = client.get("pb", "auth", Sizes.class);

        assertThat(sizes.value()).isEqualTo(new Sizes(1));
        assertThat(sizes.effectiveStatus()).isEqualTo("ACTIVE");
        assertThat(sizes.versions()).containsEntry("pb", 1L);
        assertThat(sizes.isStale()).isFalse();
        assertThat(client.get("pb", "auth").value().toString()).isEqualTo("{\"size\":1}");
    }

    @Test
    void withoutAStreamItIsAskedForAgainWithItsTag() {
        client.get("pb", "auth");
        server.holds(2);

        assertThat(await().until(this::size, size -> size == 2)).isEqualTo(2);
        await().until(() -> {
            client.get("pb", "auth");
            return server.asked().get(server.asked().size() - 1).startsWith("\"2-ACTIVE\"");
        });
        assertThat(server.resumed()).isEmpty();
    }

    @Test
    void aMomentLongItIsNotAskedForAgain() {
        client = client(SETTINGS.withMaxStreams(0).withAskAgain(Duration.ofHours(1)));

        client.get("pb", "auth");
        client.get("pb", "auth");

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aVersionNeverGoesBack() {
        server.holds(5);
        client.get("pb", "auth");
        server.holds(4);

        Configured<Sizes> later = await().until(() -> client.get("pb", "auth", Sizes.class), Configured::isStale);

        assertThat(later.value().size()).isEqualTo(5);
        assertThat(later.versions()).containsEntry("pb", 5L);
    }

    @Test
    void whenTheServerFailsWhatIsKnownIsAnsweredWithItsAge() {
        Instant before = Instant.now();
        client.get("pb", "auth");
        Instant after = Instant.now();
        server.answers(503);

        Configured<Sizes> stale = await().until(() -> client.get("pb", "auth", Sizes.class), Configured::isStale);

        assertThat(stale.value().size()).isEqualTo(1);
        assertThat(stale.asOf()).isBetween(before, after);
        assertThat(stale.age()).isPositive();
        server.answers(200);
        await().until(() -> !client.get("pb", "auth").isStale());
    }

    @Test
    void whatIsTooOldIsNotAnswered() {
        client = client(SETTINGS.withMaxStreams(0).withMaxStale(Duration.ofMillis(1)));
        client.get("pb", "auth");
        server.answers(503);

        await().untilAsserted(() -> assertThatThrownBy(() -> client.get("pb", "auth"))
                .isInstanceOf(ConfigurationUnavailableException.class)
                .hasMessageContaining("503 code-503: because"));
    }

    @Test
    void aServerThatIsAwayIsToldWithTheReason() {
        server.close();

        assertThatThrownBy(() -> client.get("pb", "auth"))
                .isInstanceOf(ConfigurationUnavailableException.class)
                .hasMessageContaining("the server does not answer");
    }

    @Test
    void aNoIsNoFailureAndWhatWasKnownIsForgotten() {
        client.get("pb", "auth");
        server.answers(404);

        await().untilAsserted(() -> assertThatThrownBy(() -> client.get("pb", "auth"))
                .isInstanceOfSatisfying(ConfigurationRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(404);
                    assertThat(refused.code()).isEqualTo("code-404");
                }));
        server.answers(503);
        assertThatThrownBy(() -> client.get("pb", "auth")).isInstanceOf(ConfigurationUnavailableException.class);
    }

    @Test
    void aWriteOfOnesOwnIsAskedForByItsPositionAndNeverAnsweredStale() {
        client = client(SETTINGS.withMaxStreams(0).withAskAgain(Duration.ofHours(1)));
        client.get("pb", "auth");
        server.holds(2);

        assertThat(client.get("pb", "auth", Sizes.class, "3-7").value().size()).isEqualTo(2);
        assertThat(server.asked()).last().isEqualTo("\"1-ACTIVE\" 3-7");
        client.get("pb", "auth", Sizes.class, "3-6");
        assertThat(server.asked()).hasSize(2);
        server.answers(503);
        assertThatThrownBy(() -> client.get("pb", "auth", Sizes.class, "3-8"))
                .isInstanceOf(ConfigurationUnavailableException.class);
    }

    @Test
    void whileAStreamIsSilentNothingIsAskedFor() {
        follow(SETTINGS);
        int asked = server.asked().size();

        for (int i = 0; i < 10; i++) {
            assertThat(size()).isEqualTo(1);
        }

        assertThat(server.asked()).hasSize(asked);
        assertThat(server.asked()).last().asString().endsWith(" 0-1,3-5");
    }

    @Test
    void aChangeThatIsToldIsLookedUpBeforeAnybodyAsks() {
        follow(SETTINGS);
        int asked = server.asked().size();
        server.holds(2);

        server.tells("configuration", "0-1,3-6", "{\"namespace\": \"auth\", \"tenants\": \"pb\"}");

        await().until(() -> server.asked().size() == asked + 1);
        await().untilAsserted(() -> assertThat(size()).isEqualTo(2));
        assertThat(server.asked()).hasSize(asked + 1);
        client.get("pb", "auth", Sizes.class, "3-6");
        assertThat(server.asked()).as("the stream has told of the position").hasSize(asked + 1);
    }

    @Test
    void aChangeElsewhereOrKnownAlreadyIsNotLookedUp() {
        follow(SETTINGS);
        int asked = server.asked().size();

        server.tells("configuration", "0-1,3-6", "{\"namespace\": \"billing\", \"tenants\": \"pb\"}");
        server.tells("status", "0-1,3-7", "{\"tenants\": \"pb.amritsar\"}");
        server.tells(
                "configuration",
                "0-1,3-8",
                "{\"namespace\": \"auth\", \"tenants\": \"pb\", \"effective\": {\"after\": \"1-ACTIVE\"}}");
        server.holds("SUSPENDED");
        server.tells("status", "0-1,3-9", "{\"tenants\": \"pb\"}");

        await().until(() -> client.get("pb", "auth").effectiveStatus().equals("SUSPENDED"));
        assertThat(server.asked()).hasSize(asked + 1);
    }

    @Test
    void aStreamThatEndsIsOpenedAgainWhereItWasAndCountsWhenItHasToldAll() {
        follow(SETTINGS);
        server.endsTheStream();
        await().until(() -> server.resumed().size() == 2);
        assertThat(server.resumed()).last().isEqualTo("0-1,3-5");
        server.holds(2);
        server.tells("following", "0-1,3-5", "{\"positions\": \"0-1,3-5\", \"resumed\": true}");
        server.tells("status", "0-1,3-9", "{\"tenants\": \"pb\"}");

        await().untilAsserted(() -> assertThat(size()).isEqualTo(2));
        await().until(() -> {
            int asked = server.asked().size();
            client.get("pb", "auth");
            return server.asked().size() == asked;
        });
    }

    @Test
    void aStreamThatIsRefusedIsDoneWithout() {
        server.answersStreams(503);
        client = client(SETTINGS);
        client.get("pb", "auth");
        server.holds(2);

        await().untilAsserted(() -> assertThat(size()).isEqualTo(2));
    }

    @Test
    void aTenantThatIsNotThereHasNoStream() {
        client = client(SETTINGS.withMaxStreams(1));
        server.answers(404);
        assertThatThrownBy(() -> client.get("nowhere", "auth")).isInstanceOf(ConfigurationRefusedException.class);
        server.answers(200);

        client.get("pb", "auth");

        await().until(() -> server.resumed().size() == 1);
        server.tells("following", "0-1,3-5", "{\"positions\": \"0-1,3-5\", \"resumed\": false}");
        await().until(() -> isQuiet("pb"));
    }

    @Test
    void aSubtreeHasOneStream() {
        client = client(SETTINGS.withSubtrees(Set.of("pb")));
        client.get("pb.amritsar", "auth");
        client.get("pb.mysore", "auth");
        server.tells("following", "0-1,3-5", "{\"positions\": \"0-1,3-5\", \"resumed\": false}");
        await().until(() -> isQuiet("pb.amritsar") && isQuiet("pb.mysore"));

        assertThat(server.resumed()).hasSize(1);
        client.get("pbx", "auth");
        await().until(() -> server.resumed().size() == 2);
    }

    @Test
    void whatIsKeptIsBounded() {
        client = client(
                SETTINGS.withMaxStreams(0).withAskAgain(Duration.ofHours(1)).withMaxEntries(2));
        client.get("a", "auth");
        client.get("b", "auth");
        client.get("a", "auth");
        client.get("c", "auth");
        assertThat(server.asked()).hasSize(3);

        client.get("a", "auth");
        assertThat(server.asked()).hasSize(3);
        client.get("b", "auth");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void whatIsNoTenantIsNotAskedFor() {
        assertThatThrownBy(() -> client.get("pb/../x", "auth")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.asked()).isEmpty();
    }

    /** With a stream that has told all, and what is known asked for since. */
    private void follow(ClientSettings settings) {
        client = client(settings);
        client.get("pb", "auth");
        server.tells("following", "0-1,3-5", "{\"positions\": \"0-1,3-5\", \"resumed\": false}");
        await().until(() -> isQuiet("pb"));
    }

    /** What the stream's beginning made doubtful was asked for once more, with its positions. */
    private boolean isQuiet(String tenant) {
        int asked = server.asked().size();
        client.get(tenant, "auth");
        return asked > 0
                && server.asked().size() == asked
                && server.asked().get(asked - 1).endsWith("0-1,3-5");
    }

    private int size() {
        return client.get("pb", "auth", Sizes.class).value().size();
    }

    private ConfigurationClient client(ClientSettings settings) {
        return ConfigurationClient.of(server.url(), () -> "token", settings);
    }
}

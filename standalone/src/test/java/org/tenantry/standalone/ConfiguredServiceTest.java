package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.client.ClientSettings;
import org.tenantry.client.ConfigurationClient;
import org.tenantry.client.ConfigurationRefusedException;
import org.tenantry.client.ConfigurationUnavailableException;
import org.tenantry.client.Configured;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.EventStream.Event;

/** A service with the client, and a query side that goes away and comes back. */
class ConfiguredServiceTest {
    @RegisterExtension
    static final SidesExtension sides = new SidesExtension();

    /** What the service needs to know. */
    record Limits(int maxUsers) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Nothing is asked for again unless a stream tells of a change. */
    private static final ClientSettings SETTINGS = ClientSettings.defaults().withAskAgain(Duration.ofHours(1));

    @BeforeAll
    static void define() {
        sides.commands().define("auth", """
                {"schema": {"type": "object", "properties": {"maxUsers": {"type": "integer"}}},
                 "defaults": {"maxUsers": 1}}""", sides.queries());
    }

    @Test
    void aChangeComesByTheStreamAndAWriteOfOnesOwnIsSeen() {
        tree("hr");
        try (ConfigurationClient client = client(SETTINGS)) {
            Answer first = set("hr", 2);
            assertThat(client.get("hr.amritsar", "auth", Limits.class, first.position())
                            .value())
                    .isEqualTo(new Limits(2));

            set("hr", 3);

            await().atMost(PATIENCE).until(() -> maxUsers(client, "hr.amritsar") == 3);
            Answer own = set("hr.amritsar", 4);
            Configured<Limits> seen = client.get("hr.amritsar", "auth", Limits.class, own.position());
            assertThat(seen.value().maxUsers()).isEqualTo(4);
            assertThat(seen.versions()).isEqualTo(Map.of("/defaults", 1L, "hr", 2L, "hr.amritsar", 1L));
            sides.commands().post("/v1/tenants/hr/suspend", "{\"reason\": \"unpaid\"}");
            await().atMost(PATIENCE)
                    .until(() ->
                            client.get("hr.amritsar", "auth").effectiveStatus().equals("SUSPENDED"));
            assertThatThrownBy(() -> client.get("hr.amritsar", "unknown"))
                    .isInstanceOfSatisfying(
                            ConfigurationRefusedException.class,
                            refused -> assertThat(refused.code()).isEqualTo("definition-not-found"));
        }
    }

    @Test
    void whatIsKnownOutlivesTheServerAndIsFreshAgainWhenItIsBack() {
        Answer created = tree("pb");
        ClientSettings settings = SETTINGS.withAskAgain(Duration.ofMillis(500));
        try (ConfigurationClient client = client(settings);
                ConfigurationClient strict = client(settings.withMaxStale(Duration.ZERO))) {
            Answer first = set("pb", 10);
            String position = created.position() + "," + first.position();
            assertThat(client.get("pb.amritsar", "auth", Limits.class, position)
                            .value()
                            .maxUsers())
                    .isEqualTo(10);
            strict.get("pb.amritsar", "auth", Limits.class, position);
            String last;
            try (EventStream stream = watch(null)) {
                stream.next("following");
                set("pb", 11);
                last = stream.next("configuration").id();
            }
            await().atMost(PATIENCE).until(() -> maxUsers(client, "pb.amritsar") == 11);

            sides.query().process().kill();
            Answer meanwhile = set("pb", 12);

            Configured<Limits> stale =
                    await().atMost(PATIENCE).until(() -> limits(client, "pb.amritsar"), Configured::isStale);
            assertThat(stale.value().maxUsers()).isEqualTo(11);
            assertThat(stale.age()).isLessThan(PATIENCE);
            assertThatThrownBy(() -> client.get("pb.amritsar", "auth", Limits.class, meanwhile.position()))
                    .as("a write of one's own is not answered stale")
                    .isInstanceOf(ConfigurationUnavailableException.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(() -> strict.get("pb.amritsar", "auth"))
                            .isInstanceOf(ConfigurationUnavailableException.class)
                            .hasMessageContaining("does not answer"));

            sides.query().relaunch();
            sides.query().awaitStarted();

            await().atMost(PATIENCE).until(() -> !limits(client, "pb.amritsar").isStale());
            await().atMost(PATIENCE).until(() -> maxUsers(client, "pb.amritsar") == 12);
            try (EventStream again = watch(last)) {
                Event told = again.next("configuration");
                assertThat(told.text("/level")).isEqualTo("pb");
                assertThat(told.data().at("/version/after").asInt()).isEqualTo(3);
            }
            set("pb", 13);
            await().atMost(PATIENCE).until(() -> maxUsers(client, "pb.amritsar") == 13);
        }
    }

    private static Configured<Limits> limits(ConfigurationClient client, String tenant) {
        return client.get(tenant, "auth", Limits.class);
    }

    private static int maxUsers(ConfigurationClient client, String tenant) {
        return limits(client, tenant).value().maxUsers();
    }

    private static Answer tree(String root) {
        sides.commands().create(root);
        return sides.commands().create(root + ".amritsar");
    }

    private static Answer set(String tenant, int maxUsers) {
        Answer answer = sides.commands()
                .patch(
                        "/v1/tenants/" + tenant + "/overrides/auth",
                        "{\"values\": {\"maxUsers\": %d}}".formatted(maxUsers));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static EventStream watch(@Nullable String lastEventId) {
        return EventStream.open(
                sides.query().url() + "/v1/tenants/pb.amritsar/configuration-watch",
                sides.platformAdminToken(),
                lastEventId);
    }

    private static ConfigurationClient client(ClientSettings settings) {
        return ConfigurationClient.of(URI.create(sides.query().url()), () -> sides.platformAdminToken(), settings);
    }
}

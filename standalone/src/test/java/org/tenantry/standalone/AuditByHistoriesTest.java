package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.events.Position;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** After histories at random the audit's fold and the query side, which share no code, tell the same of every moment. */
class AuditByHistoriesTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension(Map.of("tenantry.command.domain-hold", "0s"));

    private static final int COMMANDS = 250;
    private static final int MOMENTS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Audited audited = new Audited(tenantry);
    private final Api api = tenantry.asPlatformAdmin();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAgree(long seed) {
        RandomCommands commands = new RandomCommands(seed, api);
        Random random = new Random(seed);
        List<Instant> moments = new ArrayList<>();
        SortedMap<Integer, String> last = new TreeMap<>();
        for (int i = 0; i < COMMANDS; i++) {
            Answer answer = commands.next();
            assertThat(answer.status()).as("%s", answer.body()).isLessThan(500);
            if (answer.status() < 300) {
                moments.add(Instant.now());
                Position.parse(answer.position())
                        .ifPresent(position -> last.put(position.partition(), position.toString()));
            }
        }

        assertThat(moments).hasSizeGreaterThan(COMMANDS / 8);
        AuditRun run = audited.verifyReadModels(tenantry.readModels());
        assertThat(run.code()).as(run.all()).isZero();
        for (int i = 0; i < MOMENTS; i++) {
            String tenant = RandomCommands.tenants()
                    .get(random.nextInt(RandomCommands.tenants().size()));
            assertAgreed(
                    tenant, moments.get(random.nextInt(moments.size())).toString(), String.join(",", last.values()));
        }
    }

    private void assertAgreed(String tenant, String at, String last) {
        Answer told = api.get("/v1/tenants/" + tenant + "?at=" + at, "Tenantry-Position", last);
        JsonNode state =
                JSON.readTree(audited.state(tenant, "--at", at, "--json").out());
        assertThat(state.get("isThere").asBoolean())
                .as("%s at %s: %s", tenant, at, told.body())
                .isEqualTo(told.status() == 200);
        if (told.status() == 200) {
            if (!audited.timeline(tenant, "--type", "TenantErased").out().isEmpty()) {
                ((ObjectNode) state.get("fields"))
                        .remove("/contact"); // still sealed in the log, and nobody can read it
            }
            AgreedStates.assertAgreed(told.body(), state);
            Answer configured = api.get("/v1/tenants/" + tenant + "/configuration/random?explain=true&at=" + at);
            assertThat(state.get("configuration").has("random")).isEqualTo(configured.status() == 200);
            if (configured.status() == 200) {
                AgreedStates.assertAgreedConfiguration(configured.body(), state.at("/configuration/random"));
            }
        }
    }
}

package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Lines;
import org.tenantry.testkit.MongoTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many tenants at once, some of them wrong, some of them there already. */
@MongoTest
class ImportTest {
    /** A server that scans cannot answer for thousands at once. */
    private static final int ALL = System.getenv("MONGODB_URI") == null ? Integer.MAX_VALUE : 300;

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();
    private final JsonMapper json = new JsonMapper();

    @Test
    void theCountriesOfTheWorldAreImportedFoundAndExported() throws IOException {
        List<String> world = world();
        List<String> shuffled = new ArrayList<>(world);
        Collections.shuffle(shuffled, new Random(3166));

        Lines imported = api.importLines(String.join("\n", shuffled));

        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.summary())
                .hasToString("{\"done\":true,\"created\":%d,\"updated\":0,\"unchanged\":0,\"refused\":0}"
                        .formatted(world.size()));
        assertThat(imported.results()).hasSize(world.size());
        String[] last = imported.lastPositions();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api.get("/v1/tenants?limit=1", last).status() == 200);

        assertThat(ids("/v1/tenants?text=andorra&kind=country", last)).containsExactly("ad");
        assertThat(ids("/v1/tenants?text=%D8%A7%D9%84%D8%A5%D9%85%D8%A7%D8%B1%D8%A7%D8%AA", last)) // in Arabic
                .contains("ae");
        assertThat(ids("/v1/tenants?under=ad", last)).contains("ad", "ad.02").hasSizeGreaterThan(5);

        Lines exported = api.exportLines(last);
        assertThat(exported.lines().map(this::read))
                .containsExactlyInAnyOrderElementsOf(
                        world.stream().map(this::read).toList());

        Lines again = api.importLines(String.join("\n", exported.lines().toList()));
        assertThat(again.summary())
                .hasToString("{\"done\":true,\"created\":0,\"updated\":0,\"unchanged\":%d,\"refused\":0}"
                        .formatted(world.size()));
    }

    @Test
    void eachLineHasItsOwnResult() {
        api.create("zz");

        Lines imported = api.importLines("""
                {"id": "zz.a.b", "name": "B", "kind": "city"}
                {"id": "zz.a", "name": "A", "kind": "city"}

                {not json
                {"id": "zz", "name": "Changed", "kind": "city"}
                {"id": "zz.c", "name": "", "kind": "city", "colour": "red"}
                {"id": "zz.d", "name": " ", "kind": "city"}
                {"id": "zz.none.e", "name": "E", "kind": "city"}
                ["zz.f"]""");

        assertThat(imported.outcomes())
                .containsExactlyInAnyOrder(
                        "1 created",
                        "2 created",
                        "4 refused malformed-json",
                        "5 updated",
                        "6 refused unknown-field",
                        "7 refused invalid-request",
                        "8 refused parent-not-found",
                        "9 refused wrong-type");
    }

    @Test
    void aDryRunStoresNothingAndKnowsWhatTheFileWouldCreate() {
        String file = """
                {"id": "yy", "name": "Y", "kind": "state"}
                {"id": "yy.a.b", "name": "B", "kind": "city"}
                {"id": "yy.a", "name": "A", "kind": "city"}
                {"id": "yy.none.c", "name": "C", "kind": "city"}""";

        assertThat(api.importLines(file, "?dryRun=true").outcomes())
                .containsExactlyInAnyOrder("1 created", "2 created", "3 created", "4 refused parent-not-found");
        assertThat(api.importLines(file).outcomes())
                .containsExactlyInAnyOrder("1 created", "2 created", "3 created", "4 refused parent-not-found");
    }

    @Test
    void anEmptyDryRunIsNoOrder() {
        assertThat(api.importLines("{\"id\": \"try-only\", \"name\": \"T\", \"kind\": \"state\"}", "?dryRun=")
                        .status())
                .isEqualTo(400);
        assertThat(api.create("try-only").status()).isEqualTo(201);
    }

    @Test
    void onlyWhatTheCallerMayDoIsDone() {
        api.create("xx");
        api.create("xx.a");
        String file = """
                {"id": "xx.a.b", "name": "B", "kind": "city"}
                {"id": "xx.b", "name": "B", "kind": "city"}
                {"id": "xx.a", "name": "Changed", "kind": "city"}
                {"id": "ww", "name": "A root", "kind": "state"}
                {"id": "vv.a", "name": "Beneath what is not seen", "kind": "city"}""";

        assertThat(tenantry.as("provisioner", "xx.a", "provisioner")
                        .importLines(file)
                        .outcomes())
                .containsExactlyInAnyOrder(
                        "1 created",
                        "2 refused tenant-not-found",
                        "3 refused tenant-not-found",
                        "4 refused forbidden",
                        "5 refused tenant-not-found");
        assertThat(tenantry.as("viewer", "xx", "viewer").importLines(file).status())
                .isEqualTo(403);
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheOthersAreNot() {
        api.create("uu");

        assertThat(api.importLines("{\"id\": \"uu.a\", \"name\": \"" + "x".repeat(70_000)
                                + "\", \"kind\": \"city\"}\n{\"id\": \"uu.b\", \"name\": \"B\", \"kind\": \"city\"}")
                        .outcomes())
                .containsExactlyInAnyOrder("1 refused import-too-large", "2 created");
    }

    private List<String> ids(String path, String[] positions) {
        List<String> ids = new ArrayList<>();
        api.get(path, positions)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private JsonNode read(String line) {
        return json.readTree(line);
    }

    private static List<String> world() throws IOException {
        try (InputStream in = ImportTest.class.getResourceAsStream("/iso-3166/tenants.ndjson")) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.limit(ALL).toList();
        }
    }
}

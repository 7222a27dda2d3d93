package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.Api.Lines;

/** One tree of some thousand tenants, or of 100,000 with {@code -Dtenantry.long=true}, behind two query nodes. */
@Timeout(1_200)
class GreatTreeTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final int TENANTS = Boolean.getBoolean("tenantry.long") ? 100_000 : 2_000;
    private static final int LOOKED_UP = Math.max(100, TENANTS / 100);
    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {
               "maxUsers": {"type": "integer"}, "theme": {"type": "string"}}},
             "defaults": {"maxUsers": 1, "theme": "%s"}}""";

    private static final List<Api> nodes = new ArrayList<>();
    private static List<String> tenants = List.of();
    private static Stored stored = new Stored(List.of(), Map.of());

    private final Api commands = tenantry.asPlatformAdmin();

    @BeforeAll
    static void plantTree() {
        Api commands = tenantry.asPlatformAdmin();
        nodes.add(commands);
        nodes.add(tenantry.asPlatformAdmin(tenantry.startQueryNode()));
        Answer defined = commands.put("/v1/definitions/auth", DEFINITION.formatted("grey"));
        tenants = IntStream.range(0, TENANTS).mapToObj(GreatTreeTest::id).toList();
        Lines imported = commands.importLines(tenants.stream()
                .map("{\"id\": \"%1$s\", \"name\": \"Name of %1$s\", \"kind\": \"office\"}"::formatted)
                .collect(Collectors.joining("\n")));
        assertThat(imported.summary().at("/created").asInt()).isEqualTo(TENANTS);
        String last = imported.lastPositions()[1];
        stored = Stored.after(last + "," + defined.position(), tenantry);
        for (Api node : nodes) {
            for (String tenant : lookedUp()) {
                Answer known = lookUp(node, tenant, last + "," + defined.position());
                assertThat(known.body().at("/values/maxUsers").asInt()).isEqualTo(1);
            }
        }
    }

    /** A root, cities, and a hundred offices in each. */
    private static String id(int number) {
        if (number == 0) {
            return "state";
        }
        String city = "state.city" + (number - 1) / 101;
        return (number - 1) % 101 == 0 ? city : city + ".office" + number;
    }

    /** From all over the tree. */
    private static List<String> lookedUp() {
        return IntStream.range(0, LOOKED_UP)
                .mapToObj(number -> tenants.get((int) ((long) number * TENANTS / LOOKED_UP)))
                .toList();
    }

    private static Answer lookUp(Api node, String tenant, String position) {
        Answer answer = node.get("/v1/tenants/" + tenant + "/configuration/auth", "Tenantry-Position", position);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    @Test
    void whatTheRootSetsHoldsForAllAtTheNextLookupAndIsStoredOnce() {
        Answer set = commands.patch("/v1/tenants/state/overrides/auth", "{\"values\": {\"maxUsers\": 7}}");

        assertHoldsAtTheNextLookup(set, "/values/maxUsers", "7");
        assertStored(set, "ConfigurationOverridden", "configuration", "configuration_versions", "history");
    }

    @Test
    void whatADefinitionSetsHoldsForAllAtTheNextLookupAndIsStoredOnce() {
        Answer defined = commands.put("/v1/definitions/auth", DEFINITION.formatted("green"));

        assertHoldsAtTheNextLookup(defined, "/values/theme", "green");
        assertStored(defined, "ConfigurationDefined", "configuration", "configuration_versions");
    }

    @Test
    void allAreSuspendedWithTheRootAtTheNextLookupAndThatIsStoredOnce() {
        Answer suspended = commands.post("/v1/tenants/state/suspend", "{\"reason\": \"unpaid\"}");

        assertHoldsAtTheNextLookup(suspended, "/effectiveStatus", "SUSPENDED");
        assertStored(suspended, "TenantSuspended", "history", "tenants");

        Answer reactivated = commands.post("/v1/tenants/state/reactivate", "{\"reason\": \"paid\"}");

        assertHoldsAtTheNextLookup(reactivated, "/effectiveStatus", "ACTIVE");
        assertStored(reactivated, "TenantReactivated", "history", "tenants");
    }

    private static void assertHoldsAtTheNextLookup(Answer changed, String pointer, String value) {
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        for (Api node : nodes) {
            for (String tenant : lookedUp()) {
                assertThat(lookUp(node, tenant, changed.position())
                                .body()
                                .at(pointer)
                                .asString())
                        .as(tenant)
                        .isEqualTo(value);
            }
        }
    }

    /** However many tenants there are. */
    private static void assertStored(Answer changed, String event, String... collections) {
        Stored before = stored;
        stored = Stored.after(changed.position(), tenantry);
        assertThat(stored.newEvents(before)).containsExactly(event);
        assertThat(stored.newDocuments(before))
                .hasSize(collections.length)
                .zipSatisfy(
                        List.of(collections),
                        (document, collection) -> assertThat(document).startsWith(collection + " "));
    }
}

package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;

class EventJsonTest {
    private static final String DATA_KEY = "9b2f6c1e-6f0a-4c53-8d1b-2f7a1c0e5d44";

    private static final List<TenantryEvent> EXAMPLES = List.of(
            new TenantCreated(
                    "pb.amritsar",
                    "Amritsar",
                    "city",
                    "pa-IN",
                    "Asia/Kolkata",
                    Map.of("tier", "gold", "region", "majha"),
                    Map.of("area", new BigDecimal("139.00"), "twins", List.of(Map.of("name", "Bakersfield"))),
                    List.of("billing", "storage"),
                    new SealedValue("AXvK3Qh0", DATA_KEY),
                    new SealedValue("AVcJ9mN2", DATA_KEY)),
            new TenantUpdated(
                    "pb.amritsar",
                    new Profile(
                            "Amritsar Sahib",
                            null,
                            null,
                            null,
                            Map.of("tier", "silver"),
                            Map.of("area", new BigDecimal("170.5")),
                            new SealedValue("AXvK3Qh0", DATA_KEY),
                            null),
                    List.of("/address", "/timeZone", "/labels/region", "/attributes/twins")),
            new TenantSuspended("pb.amritsar", "bills unpaid"),
            new TenantReactivated("pb.amritsar", "bills paid"),
            new TenantArchived("pb.amritsar", "merged", "pb.majha", "2026-12-24T10:15:30Z"),
            new TenantRestored("pb.amritsar", "merged by mistake"),
            new TenantErased("pb.amritsar", "the contract has ended"),
            new ProvisioningStepCompleted("pb.amritsar", "billing"),
            new ProvisioningStepFailed("pb.amritsar", "storage", "the disk is full"),
            new ProvisioningStepRetried("pb.amritsar", "storage"),
            new TenantActivated("pb.amritsar"),
            new ProvisioningPlanSet("city", List.of("billing", "storage")),
            new ConfigurationDefined(
                    "auth",
                    Map.of("type", "object", "properties", Map.of("maxUsers", Map.of("type", "integer"))),
                    Map.of("maxUsers", 100),
                    List.of("/office"),
                    List.of("/theme"),
                    List.of("/smtp/password"),
                    List.of("/theme"),
                    "first draft"),
            new ConfigurationOverridden(
                    "pb.amritsar",
                    "auth",
                    Map.of("maxUsers", 20, "ratio", new BigDecimal("1.10")),
                    Map.of("/smtp/password", new SealedValue("AXvK3Qh0", DATA_KEY)),
                    List.of("/maxUsers"),
                    List.of("/maxUsers", "/smtp/password"),
                    3L,
                    "as before"),
            new TenantDomainAdded("pb.amritsar", "portal.amritsar.example", 3),
            new TenantDomainRemoved("pb.amritsar", "portal.amritsar.example", 3));

    static Stream<TenantryEvent> examples() {
        return EXAMPLES.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesExactlyTheSample(TenantryEvent event) throws IOException {
        assertThat(EventJson.write(event)).isEqualTo(sample(EventJson.typeOf(event)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsTheSampleBack(TenantryEvent event) throws IOException {
        String type = EventJson.typeOf(event);

        assertThat(EventJson.read(type, sample(type))).isEqualTo(event);
    }

    @Test
    void whatIsEmptyIsNotAbsent() {
        TenantArchived silent = new TenantArchived("pb", "", null, "2026-12-24T10:15:30Z");

        assertThat(EventJson.read("TenantArchived", EventJson.write(silent))).isEqualTo(silent);
    }

    @Test
    void everyTypeHasAnExample() {
        Set<String> exampled = EXAMPLES.stream().map(EventJson::typeOf).collect(Collectors.toSet());

        assertThat(exampled).isEqualTo(EventJson.types().keySet());
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(EventJson.write(new TenantCreated("pb", "Punjab", "state")))
                .isEqualTo("{\"tenant\":\"pb\",\"name\":\"Punjab\",\"kind\":\"state\"}");
    }

    @Test
    void anAttributeIsWrittenAsItWasGiven() {
        Map<String, Object> given = new HashMap<>();
        given.put("empty", Map.of());
        given.put("list", Arrays.asList(null, "", List.of(), new BigDecimal("1.10"), new BigInteger("9".repeat(40))));
        given.put("nothing", null);
        TenantCreated created = new TenantCreated("pb", "Punjab", "state", null, null, Map.of(), given, List.of());

        assertThat(EventJson.write(created))
                .contains("\"attributes\":{\"empty\":{},\"list\":[null,\"\",[],1.10," + "9".repeat(40)
                        + "],\"nothing\":null}");
        assertThat(EventJson.read("TenantCreated", EventJson.write(created))).isEqualTo(created);
    }

    @Test
    void unknownFieldsArePassedOver() {
        assertThat(EventJson.read("TenantSuspended", "{\"tenant\":\"pb\",\"reason\":\"r\",\"later\":{\"x\":1}}"))
                .isEqualTo(new TenantSuspended("pb", "r"));
    }

    @Test
    void unknownTypesAreKeptAsTheyAre() {
        assertThat(EventJson.read("TenantPainted", "{\"colour\":\"red\"}"))
                .isEqualTo(new UnknownEvent("TenantPainted", "{\"colour\":\"red\"}"));
    }

    @Test
    void textThatIsNotTheEventIsRefused() {
        assertThatThrownBy(() -> EventJson.read("TenantArchived", "{\"tenant\":[]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TenantArchived");
    }

    private static String sample(String type) throws IOException {
        try (InputStream in = EventJsonTest.class.getResourceAsStream("/samples/" + type + ".json")) {
            assertThat(in).as("the sample of %s", type).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void whatIsToldOfTextThatIsRefusedIsWhereNotWhat() {
        assertThatThrownBy(
                        () -> EventJson.read("TenantUpdated", "{\"tenant\":\"pb\",\"set\":{\"labels\":\"planted\"}}"))
                .hasMessage("not the JSON of TenantUpdated: there is another value at '/set/labels' than it has there")
                .hasNoCause();
        assertThatThrownBy(() -> EventJson.read("TenantUpdated", "{\"tenant\":planted}"))
                .hasMessageStartingWith("not the JSON of TenantUpdated: no JSON from character ")
                .hasMessageNotContaining("planted");
    }
}

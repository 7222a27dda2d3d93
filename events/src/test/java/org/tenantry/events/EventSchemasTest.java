package org.tenantry.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that the records have are committed, and true of what is written. */
class EventSchemasTest {
    private final Map<String, JsonNode> schemas = EventSchemas.all();

    static Stream<TenantryEvent> examples() {
        return EventJsonTest.examples();
    }

    static Stream<Class<? extends TenantryEvent>> types() {
        return EventJson.types().values().stream();
    }

    @Test
    void theCommittedSchemasAreThoseOfTheRecords() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        schemas.forEach((type, schema) -> files.put(type + ".json", schema));

        Committed.assertHolds(Committed.DOCS.resolve("events").resolve("schemas"), files);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anEventFitsItsSchema(TenantryEvent event) {
        assertThat(schema(EventJson.typeOf(event)).validate(EventJson.write(event), InputFormat.JSON))
                .isEmpty();
    }

    /** So required is what a reader can rely on, and all of it: also where NullAway is not looking. */
    @ParameterizedTest
    @MethodSource("types")
    void whatIsRequiredIsWhatTheSparsestEventHas(Class<? extends TenantryEvent> type) {
        TenantryEvent sparsest = Sparsest.of(type);
        JsonNode written = JsonMapper.shared().readTree(EventJson.write(sparsest));

        assertThat(required(EventJson.typeOf(sparsest))).isEqualTo(Set.copyOf(written.propertyNames()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatALaterVersionAddsFits(Class<? extends TenantryEvent> type) {
        TenantryEvent sparsest = Sparsest.of(type);
        String later = EventJson.write(sparsest).replaceFirst("}$", ",\"later\":{\"x\":1}}");

        assertThat(schema(EventJson.typeOf(sparsest)).validate(later, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatIsNotTheEventDoesNotFit() {
        assertThat(schema("TenantArchived").validate("{\"tenant\":[],\"reason\":\"r\"}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("TenantArchived").validate("{\"tenant\":\"pb\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    private Schema schema(String type) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json(type));
    }

    private Set<String> required(String type) {
        return json(type).path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private JsonNode json(String type) {
        return requireNonNull(schemas.get(type), type);
    }
}

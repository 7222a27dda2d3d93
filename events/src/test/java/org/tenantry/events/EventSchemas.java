package org.tenantry.events;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of each event type, by wire name, made from its record and the record's Javadoc. */
final class EventSchemas {
    /** The name under which the schema of the headers stands beside those of the types. */
    static final String HEADERS = "headers";

    /** The schemas as of the last release: see docs/events.md on how a release renews them. */
    static final Path RELEASED = Path.of("src", "test", "resources", "released");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Javadocs javadocs;

    private EventSchemas(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    /**
     * Of every type that is in logs: those that are written, and the retired ones as they were released;
     * and of the headers.
     */
    static Map<String, JsonNode> all() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        released().forEach((type, schema) -> {
            if (EventJson.retired().contains(type)) {
                schemas.put(type, ((ObjectNode) schema).put("deprecated", true));
            }
        });
        schemas.putAll(written());
        schemas.put(HEADERS, HeadersSchema.schema());
        return schemas;
    }

    static Map<String, JsonNode> released() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(RELEASED)) {
            files.forEach(file ->
                    schemas.put(file.getFileName().toString().replaceFirst("\\.json$", ""), MAPPER.readTree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static Map<String, JsonNode> written() {
        try {
            SchemaGenerator generator = new EventSchemas(Javadocs.ofEvents()).generator();
            Map<String, JsonNode> schemas = new TreeMap<>();
            EventJson.types()
                    .forEach((type, record) -> schemas.put(type, titled(type, generator.generateSchema(record))));
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0) // as declared
                .withDescriptionResolver(type -> type.getType().isInstanceOf(TenantryEvent.class)
                        ? javadocs.of(type.getType().getErasedType()).orElse(null)
                        : null);
        config.forFields().withRequiredCheck(EventSchemas::isAlwaysWritten).withDescriptionResolver(this::description);
        return new SchemaGenerator(config.build());
    }

    private static ObjectNode titled(String type, ObjectNode schema) {
        ObjectNode titled = MAPPER.createObjectNode();
        titled.set("$schema", schema.required("$schema"));
        titled.put("title", type);
        titled.set("description", schema.required("description"));
        return titled.setAll(schema);
    }

    /** EventJson leaves out what is null, and empty arrays and objects. */
    private static boolean isAlwaysWritten(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !field.getType().isInstanceOf(Map.class)
                && !field.getType().isInstanceOf(Collection.class);
    }

    private @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return javadocs.of(field.getRawMember())
                .orElseThrow(() -> new IllegalStateException(field.getRawMember() + " has no @param in the Javadoc of "
                        + field.getRawMember().getDeclaringClass()
                        + ": it is the field's description in the contract"));
    }
}

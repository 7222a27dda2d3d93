package org.tenantry.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordSchemasTest {
    /** A constraint that tells itself what it asks for. */
    @Schema(pattern = "[A-Z]{2}", format = "country", maxLength = 2)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Country {}

    record Inner(int number) {}

    @SuppressWarnings("MultipleNullnessAnnotations") // as in requests
    record Sent(
            @NotNull @Nullable String id,

            @Nullable String text,

            @Schema(types = "string") @Nullable String never,

            @Size(max = 3) @Nullable Map<@Pattern(regexp = "[a-z]+") String, @Size(max = 5) @Nullable String> labels,

            @Country @Nullable String country,

            @UniqueElements @Nullable List<String> once,

            @Nullable Inner inner,
            @Nullable ObjectNode tree,
            @Nullable JsonNode any) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answered(
            String id,
            long version,
            @Nullable String text,
            List<String> mayBeEmpty,

            @JsonProperty("public") boolean open) {}

    @Test
    void whatIsSentMayBeNullWhereItMayBeLeftOut() {
        JsonNode sent = described(Sent.class, "Sent");

        assertThat(sent.path("required")).hasToString("[\"id\"]");
        assertThat(type(sent, "id")).isEqualTo("\"string\"");
        assertThat(type(sent, "text")).isEqualTo("[\"string\",\"null\"]");
        assertThat(type(sent, "never")).isEqualTo("\"string\"");
        assertThat(sent.at("/properties/inner/anyOf"))
                .hasToString("[{\"$ref\":\"#/components/schemas/Inner\"},{\"type\":\"null\"}]");
    }

    @Test
    void whatIsAnsweredIsThereOrLeftOut() {
        JsonNode answered = described(Answered.class, "Answered");

        assertThat(answered.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("id", "version", "public");
        assertThat(type(answered, "text")).isEqualTo("\"string\"");
    }

    @Test
    void theKeysAndValuesOfMapsAreBound() {
        JsonNode labels = described(Sent.class, "Sent").at("/properties/labels");

        assertThat(labels.path("maxProperties").asInt()).isEqualTo(3);
        assertThat(labels.at("/propertyNames/pattern").asString()).isEqualTo("[a-z]+");
        assertThat(labels.at("/additionalProperties/maxLength").asInt()).isEqualTo(5);
        assertThat(labels.at("/additionalProperties/type")).hasToString("[\"string\",\"null\"]");
    }

    @Test
    void aConstraintTellsWhatItAsksForWhereItIsDeclared() {
        JsonNode country = described(Sent.class, "Sent").at("/properties/country");

        assertThat(country.path("pattern").asString()).isEqualTo("[A-Z]{2}");
        assertThat(country.path("format").asString()).isEqualTo("country");
        assertThat(country.path("maxLength").asInt()).isEqualTo(2);
    }

    @Test
    void whatMayBeThereOnceIsDescribedSo() {
        assertThat(described(Sent.class, "Sent")
                        .at("/properties/once/uniqueItems")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void treesOfJsonAreObjectsOrAnything() {
        JsonNode sent = described(Sent.class, "Sent");

        assertThat(type(sent, "tree")).isEqualTo("[\"object\",\"null\"]");
        assertThat(sent.at("/properties/any")).isEmpty();
        assertThat(sent.at("/properties").has("any")).isTrue();
    }

    private static String type(JsonNode described, String property) {
        return described.at("/properties/" + property + "/type").toString();
    }

    private static JsonNode described(Class<?> type, String name) {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new JsonTrees());
        converters.addConverter(new RecordSchemas());
        return new JsonMapper().readTree(Json31.pretty(converters.readAll(type).get(name)));
    }
}

package org.tenantry.query.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Personal data as they are answered. */
final class Personal {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Personal() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ShownContact", description = "who to turn to; only for those who may know")
    record Contact(@Nullable String email, @Nullable String phone) {
        @Override
        public String toString() {
            return "Contact[...]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ShownAddress", description = "a postal address; only for those who may know")
    record Address(
            @Nullable List<String> lines,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        @Override
        public String toString() {
            return "Address[...]";
        }
    }

    /** Reads what was sealed as JSON. */
    static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : JSON.readValue(json, type);
    }
}

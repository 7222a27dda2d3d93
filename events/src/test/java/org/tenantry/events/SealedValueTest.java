package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SealedValueTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SealedValue value = new SealedValue("AX3k_-8", "9b2f6c1e-6f0a-4c53-8d1b-2f7a1c0e5d44");
    private final String json = """
            {"sealed":"AX3k_-8","key":"9b2f6c1e-6f0a-4c53-8d1b-2f7a1c0e5d44"}""";

    @Test
    void isAnObjectOfCiphertextAndKey() {
        assertThat(MAPPER.writeValueAsString(value)).isEqualTo(json);
    }

    @Test
    void isReadBack() {
        assertThat(MAPPER.readValue(json, SealedValue.class)).isEqualTo(value);
    }
}

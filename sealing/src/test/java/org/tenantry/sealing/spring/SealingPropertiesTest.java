package org.tenantry.sealing.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingPropertiesTest {
    private static final String KEY = "A".repeat(43) + "=";

    @Test
    void theKeysAreGivenAsTheyAre() {
        assertThat(given("2026-11:" + KEY, null).keyEncryptionKeys().current()).isEqualTo("2026-11");
    }

    @Test
    void aFileOfThemIsWhatCounts(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("keys"), "# the first is current\n2026-12:" + KEY + "\n2026-11:" + KEY);

        assertThat(given("2026-10:" + KEY, file).keyEncryptionKeys().current()).isEqualTo("2026-12");
    }

    @Test
    void withoutThemItDoesNotStartAndSaysWhatToDo() {
        assertThatThrownBy(() -> given(null, null).keyEncryptionKeys())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("tenantry.sealing.keys-file", "openssl rand -base64 32");
    }

    @Test
    void theyAreNotPrinted() {
        assertThat(given("2026-11:" + KEY, null)).hasToString("SealingProperties[tenantry_keys]");
    }

    private static SealingProperties given(@Nullable String keys, @Nullable Path file) {
        return new SealingProperties("mongodb://localhost", "", "tenantry_keys", keys, file);
    }
}

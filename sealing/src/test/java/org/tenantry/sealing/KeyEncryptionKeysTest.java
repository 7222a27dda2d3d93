package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeysTest {
    private static final byte[] DATA_KEY = {1, 2, 3};
    private static final byte[] CONTEXT = {4, 5};
    private static final String NEW = Keks.base64("new");
    private static final String OLD = Keks.base64("old");

    @Test
    void theFirstIsCurrentAndTheOthersUnwrap() throws Exception {
        KeyEncryptionKeys keys = KeyEncryptionKeys.of("new:" + NEW + ",old:" + OLD);

        assertThat(keys.current()).isEqualTo("new");
        byte[] wrapped = Keks.of("old").wrap("old", DATA_KEY, CONTEXT);
        assertThat(keys.unwrap("old", wrapped, CONTEXT)).isEqualTo(DATA_KEY);
    }

    @Test
    void linesCommentsAndBlanksAreTakenAsTheyCome(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("keys"), "# the keys\r\n\r\n new : " + NEW + "  # since November\r\nold:" + OLD);

        KeyEncryptionKeys keys = KeyEncryptionKeys.fromFile(file);

        assertThat(keys).hasToString("KeyEncryptionKeys[new, old]");
        assertThat(keys.unwrap("old", Keks.of("old").wrap("old", DATA_KEY, CONTEXT), CONTEXT))
                .isEqualTo(DATA_KEY);
    }

    @Test
    void whatWasWrappedOtherwiseDoesNotUnwrap() throws Exception {
        KeyEncryptionKeys keys = Keks.of("new", "old");
        byte[] wrapped = keys.wrap("new", DATA_KEY, CONTEXT);

        assertThatThrownBy(() -> keys.unwrap("new", wrapped, new byte[0])).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> keys.unwrap("old", wrapped, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theFaultIsTold() {
        String tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        assertFault("", "no key-encryption key: expected at least one, as id:key");
        assertFault(" # nothing\n", "no key-encryption key: expected at least one, as id:key");
        assertFault("a:" + tooShort, "key-encryption key 'a' has 16 bytes: expected 32, in base64");
        assertFault("a:", "key-encryption key 'a' has 0 bytes: expected 32, in base64");
        assertFault("a:?", "key-encryption key 'a' is not in base64");
        assertFault("a:" + NEW + ",a:" + OLD, "key-encryption key 'a' is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s:id", ":%s", "no id:%s"})
    void aKeyInTheWrongPlaceIsNotTold(String form) {
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(Keks.bytes("new"));

        assertFault(
                "old:" + OLD + "\n" + form.formatted(urlSafe),
                "key-encryption key number 2: expected id:key," + " the id 1 to 32 letters, digits, '.', '_' and '-'");
    }

    @Test
    void aFileOrVariableThatIsNotThereIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> KeyEncryptionKeys.fromFile(file))
                .hasMessage("the key-encryption keys cannot be read from " + file);
        assertThatThrownBy(() -> KeyEncryptionKeys.fromEnvironment("TENANTRY_NO_SUCH_VARIABLE"))
                .hasMessage("the environment has no TENANTRY_NO_SUCH_VARIABLE:"
                        + " expected key-encryption keys, as id:key");
    }

    private static void assertFault(String text, String message) {
        assertThatThrownBy(() -> KeyEncryptionKeys.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}

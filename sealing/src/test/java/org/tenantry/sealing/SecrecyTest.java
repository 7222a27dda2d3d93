package org.tenantry.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.util.SecretBytes;
import com.mongodb.client.MongoDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Looks for planted texts and for the bytes of keys in all that is printed or stored. */
@MongoTest
class SecrecyTest {
    private static final TenantId PB = new TenantId("pb");
    private static final TenantId ERASED = new TenantId("mh");
    private static final String FIELD = "/contact";
    private static final String TEXT = "planted.person@example.org";

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final List<byte[]> secrets = new ArrayList<>(List.of(TEXT.getBytes(UTF_8), Keks.bytes("kek")));
    private MongoDatabase database;
    private KeyEncryption keys;
    private Node node;
    private SealedValue value;

    @BeforeEach
    void seal() {
        database = mongo.freshDatabase();
        keys = new HookedKeks(Keks.of("kek"), keyset -> secrets.add(dataKey(keyset)), () -> {});
        node = node(keys);
        value = node.seal(PB, FIELD, TEXT);
        node.seal(ERASED, FIELD, TEXT);
        node.keyring().erase(ERASED);
    }

    private Node node(KeyEncryption keys) {
        return Node.of(mongo.watched(database), keys);
    }

    @AccessesPartialKey
    private static byte[] dataKey(byte[] keyset) {
        try {
            AesGcmKey key = (AesGcmKey)
                    TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get(), AesGcm.CONFIGURATION)
                            .getPrimary()
                            .getKey();
            SecretBytes bytes = key.getKeyBytes();
            return bytes.toByteArray(InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingThatIsPrintedTellsAKeyOrAText() {
        DataKey dataKey = node.keyring().forSealing(KeyOwner.of(PB)).orElseThrow();
        Stream<Object> objects = Stream.of(
                value,
                node.open(PB, FIELD, value),
                new Opened.Erased(),
                node.sealer(),
                node.opener(),
                node.keyring(),
                node.keyring().forSealing(KeyOwner.of(PB)),
                dataKey,
                dataKey.wrap(keys),
                Keks.of("kek"));

        assertNoSecretIn(objects.map(Object::toString));
    }

    @Test
    void noExceptionTellsAKeyOrAText() {
        SealedValue changed = new SealedValue(value.sealed().substring(1), value.key());
        Stream<ThrowingCallable> failures = Stream.of(
                () -> node.open(PB, "/address", value),
                () -> node.open(PB, FIELD, changed),
                () -> node.open(PB, FIELD, new SealedValue(value.sealed(), "k1")),
                () -> node.open(new TenantId("none"), FIELD, value),
                () -> node.seal(ERASED, FIELD, TEXT),
                () -> node(Keks.of("new")).open(PB, FIELD, value),
                () -> node(KeyEncryptionKeys.of("kek:" + Keks.base64("new"))).open(PB, FIELD, value),
                () -> KeyEncryptionKeys.of(Keks.base64("kek")),
                () -> KeyEncryptionKeys.of("kek:" + Keks.base64("kek").substring(1)),
                () -> KeyEncryptionKeys.of("kek:-" + Keks.base64("kek")));

        assertNoSecretIn(failures.map(SecrecyTest::stackTrace));
    }

    @Test
    void nothingThatIsStoredTellsAKeyOrAText() {
        List<Document> documents = database.getCollection("data_keys").find().into(new ArrayList<>());
        Stream<byte[]> bytes = documents.stream()
                .flatMap(document -> document.values().stream())
                .filter(Binary.class::isInstance)
                .map(wrapped -> ((Binary) wrapped).getData());

        assertNoSecretIn(Stream.concat(documents.stream().map(Document::toJson), bytes.map(HexFormat.of()::formatHex)));
        assertNoSecretIn(
                Stream.of(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(value.sealed()))));
    }

    private static String stackTrace(ThrowingCallable failure) {
        StringWriter trace = new StringWriter();
        Throwable thrown = catchThrowable(failure);
        assertThat(thrown).isNotNull();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** In any form that code prints bytes in. */
    private void assertNoSecretIn(Stream<String> printed) {
        assertThat(secrets).as("two given, two data keys").hasSizeGreaterThanOrEqualTo(4);
        List<String> forms = secrets.stream().flatMap(SecrecyTest::forms).toList();
        assertThat(printed).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(forms));
    }

    private static Stream<String> forms(byte[] secret) {
        return Stream.of(
                new String(secret, UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                HexFormat.of().formatHex(secret),
                HexFormat.of().withUpperCase().formatHex(secret),
                Arrays.toString(secret));
    }
}

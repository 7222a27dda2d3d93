package org.tenantry.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class SealingTest {
    private static final TenantId PB = new TenantId("pb");
    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final String FIELD = "/contact";
    private static final String TEXT = "{\"email\":\"a@b.in\"}";

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final Node node = node(Keks.of("kek"));

    private static Node node(KeyEncryption keys) {
        return Node.of(mongo.watched(mongo.database()), keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, "", "ਅੰਮ੍ਰਿਤਸਰ 🪯", "\u0000"})
    void whatIsSealedIsOpened(String text) {
        assertThat(node.open(PB, FIELD, node.seal(PB, FIELD, text))).isEqualTo(new Opened.Clear(text));
    }

    @Test
    void anotherNodeOpensIt() {
        SealedValue value = node.seal(PB, FIELD, TEXT);

        assertThat(node(Keks.of("kek")).open(PB, FIELD, value)).isEqualTo(new Opened.Clear(TEXT));
    }

    @Test
    void twoOfTheSameAreNotAlike() {
        assertThat(node.seal(PB, FIELD, TEXT).sealed())
                .isNotEqualTo(node.seal(PB, FIELD, TEXT).sealed());
    }

    @Test
    void doesNotOpenAsAnotherField() {
        SealedValue value = node.seal(PB, FIELD, TEXT);

        assertThatThrownBy(() -> node.open(PB, "/address", value))
                .isInstanceOf(SealingException.NotOpened.class)
                .hasMessage("what is sealed as /address of tenant pb does not open with data key " + value.key()
                        + ": it was changed, or sealed for another or as another field");
    }

    @Test
    void doesNotOpenForAnotherTenant() {
        SealedValue value = node.seal(PB, FIELD, TEXT);
        String other = node.seal(AMRITSAR, FIELD, TEXT).key();

        assertThatThrownBy(() -> node.open(AMRITSAR, FIELD, value)).isInstanceOf(SealingException.KeyNotFound.class);
        assertThatThrownBy(() -> node.open(AMRITSAR, FIELD, new SealedValue(value.sealed(), other)))
                .isInstanceOf(SealingException.NotOpened.class);
    }

    @Test
    void doesNotOpenForAnotherTenantEvenWithTheSameKey() throws Exception {
        KeyDocument.Wrapped pb = DataKey.generate(KeyOwner.of(PB)).wrap(new Unwrapped());
        KeyDocument.Wrapped moved = new KeyDocument.Wrapped(KeyOwner.of(AMRITSAR), pb.id(), pb.kek(), pb.keyset());
        SealedValue value = DataKey.unwrap(pb, new Unwrapped()).seal(FIELD, TEXT);
        DataKey key = DataKey.unwrap(moved, new Unwrapped());

        assertThatThrownBy(() -> key.open(FIELD, value)).isInstanceOf(SealingException.NotOpened.class);
    }

    @Test
    void thePlatformHasAKeyOfItsOwn() {
        Sealer sealer = node.sealer();
        SealedValue value = sealer.seal(KeyOwner.PLATFORM, FIELD, TEXT);

        assertThat(node.opener().open(KeyOwner.PLATFORM, FIELD, value)).isEqualTo(new Opened.Clear(TEXT));
        assertThatThrownBy(() -> node.open(PB, FIELD, value)).isInstanceOf(SealingException.KeyNotFound.class);
    }

    /** A key service that neither encrypts nor looks at the context. */
    private static final class Unwrapped implements KeyEncryption {
        @Override
        public String current() {
            return "none";
        }

        @Override
        public byte[] wrap(String kek, byte[] dataKey, byte[] context) {
            return dataKey;
        }

        @Override
        public byte[] unwrap(String kek, byte[] wrapped, byte[] context) {
            return wrapped;
        }
    }

    @Test
    void doesNotOpenWithAnyByteChanged() {
        SealedValue value = node.seal(PB, FIELD, TEXT);
        byte[] sealed = Base64.getUrlDecoder().decode(value.sealed());

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            SealedValue tampered =
                    new SealedValue(Base64.getUrlEncoder().withoutPadding().encodeToString(changed), value.key());
            assertThatThrownBy(() -> node.open(PB, FIELD, tampered))
                    .as("byte %d", i)
                    .isInstanceOf(SealingException.NotOpened.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AX", "no base64!"})
    void doesNotOpenWhatIsNoCiphertext(String sealed) {
        SealedValue value = new SealedValue(sealed, node.seal(PB, FIELD, TEXT).key());

        assertThatThrownBy(() -> node.open(PB, FIELD, value)).isInstanceOf(SealingException.NotOpened.class);
    }

    @Test
    void aDataKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> node.open(new TenantId("mh"), FIELD, new SealedValue("AX3k", "k1")))
                .isInstanceOf(SealingException.KeyNotFound.class)
                .hasMessage("/contact of tenant mh is sealed under data key k1, which is not there:"
                        + " correct the database, or restore its collection 'data_keys'");
    }

    @Test
    void aMissingKeyEncryptionKeyIsNamed() {
        SealedValue value = node.seal(PB, FIELD, TEXT);

        assertThatThrownBy(() -> node(Keks.of("new", "newer")).open(PB, FIELD, value))
                .isInstanceOf(SealingException.KekMissing.class)
                .hasMessage("key-encryption key 'kek' is needed and is not configured; configured are [new, newer]");
    }

    @Test
    void aWrongKeyEncryptionKeyIsNamed() {
        SealedValue value = node.seal(PB, FIELD, TEXT);
        KeyEncryptionKeys wrong = KeyEncryptionKeys.of("kek:" + Keks.base64("another"));

        assertThatThrownBy(() -> node(wrong).open(PB, FIELD, value))
                .isInstanceOf(SealingException.KeyDamaged.class)
                .hasMessage("data key " + value.key() + " of tenant pb does not unwrap with key-encryption key 'kek':"
                        + " it was changed, or that is not the key it was wrapped with");
    }

    @Test
    void aDataKeyThatIsCopiedToAnotherTenantDoesNotUnwrap() {
        TenantId from = new TenantId("copied");
        TenantId to = new TenantId("copy");
        node.seal(from, FIELD, TEXT);
        Document document = document(from);
        mongo.database().getCollection("data_keys").insertOne(new Document(document).append("_id", to.value()));

        assertThatThrownBy(() -> node.seal(to, FIELD, TEXT)).isInstanceOf(SealingException.KeyDamaged.class);
    }

    @Test
    void aDocumentThatIsNoDataKeysIsNotTakenForOne() {
        TenantId tenant = new TenantId("damaged");
        mongo.database().getCollection("data_keys").insertOne(new Document("_id", tenant.value()));

        assertThatThrownBy(() -> node.seal(tenant, FIELD, TEXT))
                .isInstanceOf(SealingException.KeyDamaged.class)
                .hasMessage("the document of 'damaged' in 'data_keys' is no data key's");
    }

    @Test
    void aTenantHasOneDocumentWithItsWrappedKey() {
        TenantId tenant = new TenantId("stored");
        SealedValue value = node.seal(tenant, FIELD, TEXT);
        node.seal(tenant, "/address", TEXT);

        Document document = document(tenant);
        assertThat(document.keySet()).containsExactlyInAnyOrder("_id", "key", "kek", "wrapped", "createdAt");
        assertThat(document).containsEntry("key", value.key()).containsEntry("kek", "kek");
        assertThat(document.get("wrapped")).isInstanceOf(Binary.class);
    }

    private static Document document(TenantId tenant) {
        return Objects.requireNonNull(mongo.database()
                .getCollection("data_keys")
                .find(new Document("_id", tenant.value()))
                .first());
    }
}

package org.tenantry.query.configuration;

import java.util.Optional;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Effect;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Sealed;
import org.tenantry.configuration.SecretField;
import org.tenantry.events.TenantId;
import org.tenantry.sealing.KeyOwner;
import org.tenantry.sealing.Opener;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Opens secrets, for those who may see them: that is for the caller to check. */
public final class Secrets {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Opener opener;

    public Secrets(Opener opener) {
        this.opener = opener;
    }

    /** What holds, in clear. Of a tenant that is erased the secrets are not there any more. */
    ObjectNode opened(String namespace, Effect effect) {
        ObjectNode values = Documents.empty();
        effect.values().forEach((pointer, explained) -> {
            if (Sealed.is(explained.value())) {
                opened(namespace, pointer, explained).ifPresent(value -> Documents.set(values, pointer, value));
            } else {
                Documents.set(values, pointer, explained.value());
            }
        });
        return values;
    }

    private Optional<JsonNode> opened(String namespace, String pointer, Effect.Explained sealed) {
        return opener.open(
                        owner(sealed.origin().level()), SecretField.of(namespace, pointer), Sealed.of(sealed.value()))
                .clearText()
                .map(JSON::readTree);
    }

    private static KeyOwner owner(String level) {
        return level.equals(Level.PLATFORM) ? KeyOwner.PLATFORM : KeyOwner.of(new TenantId(level));
    }
}

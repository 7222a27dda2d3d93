package org.tenantry.command.configuration.overrides;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Sealed;
import org.tenantry.configuration.SecretField;
import org.tenantry.events.SealedValue;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Seals what is secret in overrides: each value as its JSON text. */
public final class Secrets {
    /** Stands in a dry run where a sealed value would: sealing may store a key. */
    private static final SealedValue NOT_SEALED = new SealedValue("", "");

    private static final JsonMapper JSON = new JsonMapper();

    private final Sealer sealer;
    private final Opener opener;

    public Secrets(Sealer sealer, Opener opener) {
        this.sealer = sealer;
        this.opener = opener;
    }

    /** What a level is to set, with those of its secrets that stay the same as they are sealed already. */
    Level keepingThoseOf(Level present, Level wanted, OverridesId id) {
        Map<String, JsonNode> before = Documents.values(present.values());
        ObjectNode values = wanted.values().deepCopy();
        Documents.values(wanted.values()).forEach((pointer, value) -> {
            @Nullable JsonNode known = before.get(pointer);
            if (known != null && Sealed.is(known) && !Sealed.is(value)) {
                String text = JSON.writeValueAsString(value);
                if (opened(id, pointer, Sealed.of(known)).filter(text::equals).isPresent()) {
                    Documents.set(values, pointer, known);
                }
            }
        });
        return new Level(wanted.name(), wanted.version(), values, wanted.locks());
    }

    private Optional<String> opened(OverridesId id, String pointer, SealedValue value) {
        return opener.open(id.owner(), SecretField.of(id.namespace(), pointer), value)
                .clearText();
    }

    /** What is sealed already; nothing of it in the answer to a dry run. */
    SealedValue asStored(SealedValue value) {
        return CommitRequest.current().isDryRun() ? NOT_SEALED : value;
    }

    SealedValue sealed(OverridesId id, String pointer, JsonNode value) {
        return CommitRequest.current().isDryRun()
                ? NOT_SEALED
                : sealer.seal(id.owner(), SecretField.of(id.namespace(), pointer), JSON.writeValueAsString(value));
    }
}

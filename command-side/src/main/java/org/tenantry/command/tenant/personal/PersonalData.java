package org.tenantry.command.tenant.personal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.tenant.Attributes;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantId;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is there, merges, and seals what differs: in an event, each field is a JSON object, sealed as a text. */
public final class PersonalData implements PersonalChanges {
    /** Stands in a dry run where a sealed value would: sealing may store a key. */
    static final SealedValue NOT_SEALED = new SealedValue("", "");

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Sealer sealer;
    private final Opener opener;

    public PersonalData(Sealer sealer, Opener opener) {
        this.sealer = sealer;
        this.opener = opener;
    }

    @Override
    public Map<String, Optional<SealedValue>> of(String tenant, Map<String, SealedValue> present, PersonalPatch patch) {
        TenantId id = new TenantId(tenant);
        Map<String, Optional<SealedValue>> changes = new TreeMap<>();
        patch.fields().forEach((field, members) -> {
            if (members.isPresent()) {
                Map<String, Object> before = opened(id, field, present.get(field));
                Map<String, Object> after = Attributes.merged(before, members.get());
                if (!after.equals(before)) {
                    changes.put(field, after.isEmpty() ? Optional.empty() : Optional.of(sealed(id, field, after)));
                }
            } else if (present.containsKey(field)) {
                changes.put(field, Optional.empty()); // also if it could not be opened
            }
        });
        return changes;
    }

    private Map<String, Object> opened(TenantId tenant, String field, @Nullable SealedValue value) {
        if (value == null) {
            return Map.of();
        }
        return opener.open(tenant, Profile.pointer(field), value)
                .clearText()
                .map(json -> JSON.readValue(json, OBJECT))
                .orElse(Map.of());
    }

    private SealedValue sealed(TenantId tenant, String field, Map<String, Object> value) {
        return CommitRequest.current().isDryRun()
                ? NOT_SEALED
                : sealer.seal(tenant, Profile.pointer(field), JSON.writeValueAsString(new TreeMap<>(value)));
    }
}

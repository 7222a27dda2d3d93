package org.tenantry.command.tenant.update;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.tenant.AttributesPatch;
import org.tenantry.command.tenant.ProfileChange;
import org.tenantry.command.tenant.personal.PersonalPatch;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a merge patch (RFC 7396): unlike a plain object it tells null from absent. */
public final class MergePatch {
    private static final Set<String> REQUIRED = Set.of("name", "kind");
    private static final String LABELS = "labels";
    private static final String ATTRIBUTES = "attributes";

    private final JsonMapper json;
    private final Validator validator;

    public MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The change that a patch asks for.
     *
     * @param expectedSequence the sequence of the last event that the caller knows of; null for any
     * @throws ProblemException 400 that names every field that is not valid
     */
    public UpdateTenant read(String id, ObjectNode patch, @Nullable Long expectedSequence) {
        UpdateTenantRequest typed = Violations.checked(validator, typed(patch));
        List<Fault> faults = new ArrayList<>();
        Map<String, Optional<String>> fields = new HashMap<>();
        Map<String, Optional<String>> labels = new HashMap<>();
        AttributesPatch attributes = AttributesPatch.NONE;
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getKey().equals(LABELS)) {
                field.getValue().properties().forEach(label -> labels.put(label.getKey(), text(label.getValue())));
            } else if (field.getKey().equals(ATTRIBUTES)) {
                attributes = attributes(typed.attributes());
            } else if (field.getValue().isNull() && REQUIRED.contains(field.getKey())) {
                faults.add(new Fault("/" + field.getKey(), "null", "a value: every tenant has one"));
            } else if (!PersonalPatch.isPersonal(field.getKey())) { // which is read as a whole
                fields.put(field.getKey(), text(field.getValue()));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        @Nullable JsonNode all = patch.get(LABELS);
        ProfileChange change = new ProfileChange(fields, labels, all != null && all.isNull(), attributes);
        return new UpdateTenant(id, change, PersonalPatch.of(patch), expectedSequence);
    }

    /** Checks names and types on the way. */
    private UpdateTenantRequest typed(ObjectNode patch) {
        return json.treeToValue(patch, UpdateTenantRequest.class);
    }

    private static AttributesPatch attributes(@Nullable Map<String, @Nullable Object> patch) {
        return patch == null ? new AttributesPatch(Map.of(), true) : new AttributesPatch(patch, false);
    }

    private static Optional<String> text(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.stringValue());
    }
}

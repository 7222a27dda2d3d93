package org.tenantry.command.tenant.create;

import jakarta.validation.Validator;
import java.util.Optional;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.command.tenant.personal.PersonalPatch;
import org.tenantry.events.TenantId;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of whoever wants new tenants, one or many. */
public final class NewTenants {
    private final JsonMapper json;
    private final Validator validator;

    public NewTenants(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The command that a body stands for.
     *
     * @throws org.tenantry.http.ProblemException that names every field that is not valid
     * @throws tools.jackson.core.JacksonException if a field is unknown, or of the wrong type
     */
    public CreateTenant read(ObjectNode body) {
        return Violations.checked(validator, json.treeToValue(body, CreateTenantRequest.class))
                .command(PersonalPatch.of(body));
    }

    /** A role on the parent permits it; a root is for platform administrators. */
    public void requirePermission(Caller caller, TenantId tenant) {
        Optional<TenantId> parent = tenant.parent();
        if (parent.isPresent()) {
            caller.require(Permission.CREATE_TENANT, parent.get().value());
        } else {
            caller.requirePlatformAdmin(Permission.CREATE_ROOT);
        }
    }
}

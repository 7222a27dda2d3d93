package org.tenantry.audit;

import org.tenantry.events.TenantId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameter that names a tenant. */
public final class AuditedTenant {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(paramLabel = "TENANT", description = "such as pb.amritsar")
    private String tenant = "";

    /**
     * Its id.
     *
     * @throws ParameterException if it cannot be one
     */
    public TenantId id() {
        if (!TenantId.isValid(tenant)) {
            throw new ParameterException(
                    command.commandLine(), "'" + tenant + "' is no tenant: expected " + TenantId.EXPECTED);
        }
        return new TenantId(tenant);
    }
}

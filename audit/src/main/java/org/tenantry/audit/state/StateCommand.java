package org.tenantry.audit.state;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedTenant;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what was so of a tenant. */
@Command(
        name = "state",
        description = {
            "Tells what was so of a tenant: its fields, what it was in effect, and the configuration that held for it, each"
                    + " value with who set it, and where.",
            "It exits with 1 if the tenant was not there. It believes what the log says: whether that is true, verify tells."
        },
        mixinStandardHelpOptions = true)
public final class StateCommand implements Callable<Integer> {
    private static final int NOT_THERE = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private AuditedTenant tenant = new AuditedTenant();

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            converter = Moment.Reader.class,
            description = Moment.DESCRIPTION + "; now unless given")
    private Moment at = new Moment.Now();

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    @Override
    public Integer call() {
        try (StoredLog log = audited.open()) {
            State state = new StateReader(log, tenant.id()).at(at);
            PrintWriter out = spec.commandLine().getOut();
            if (isJson) {
                out.println(StateJson.write(state));
            } else {
                new StateText(out).print(state);
            }
            return state.tenant().isPresent() ? 0 : NOT_THERE;
        }
    }
}

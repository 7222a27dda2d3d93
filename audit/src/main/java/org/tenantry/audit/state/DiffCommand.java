package org.tenantry.audit.state;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedTenant;
import org.tenantry.audit.Shown;
import org.tenantry.audit.fold.Fields.Change;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what differs of a tenant between two moments. */
@Command(
        name = "diff",
        description = {
            "Tells what differs of a tenant between two moments: fields, what it is in effect, and the configuration that"
                    + " holds for it, by whomever that was changed.",
            "What happened in between, and by whom, timeline tells."
        },
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private AuditedTenant tenant = new AuditedTenant();

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            required = true,
            converter = Moment.Reader.class,
            description = Moment.DESCRIPTION)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Moment from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            converter = Moment.Reader.class,
            description = "the same; now unless given")
    private Moment to = new Moment.Now();

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    @Override
    public Integer call() {
        try (StoredLog log = audited.open()) {
            StateReader reader = new StateReader(log, tenant.id());
            State before = reader.at(from);
            State after = reader.at(to);
            List<Change> changes = Change.between(before.leaves(), after.leaves());
            PrintWriter out = spec.commandLine().getOut();
            if (isJson) {
                out.println(json(before, after, changes));
            } else {
                print(out, before, after, changes);
            }
            return 0;
        }
    }

    private void print(PrintWriter out, State before, State after, List<Change> changes) {
        out.println(before.id() + " from " + before.at() + " to " + after.at());
        if (changes.isEmpty()) {
            out.println("    nothing differs");
        }
        changes.forEach(change -> out.println("    " + Shown.text(change.field()) + ": " + Shown.value(change.before())
                + " -> " + Shown.value(change.after())));
    }

    private static String json(State before, State after, List<Change> changes) {
        ObjectNode json = JSON.createObjectNode()
                .put("tenant", before.id().value())
                .put("from", before.at().toString())
                .put("to", after.at().toString());
        ArrayNode all = json.putArray("changes");
        changes.forEach(change -> all.add(change.json()));
        return JSON.writeValueAsString(json);
    }
}

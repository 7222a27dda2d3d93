package org.tenantry.audit.timeline;

import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** For programs: a JSON object a line, with all that the log says of the event. */
final class JsonLines implements Told {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Entry entry) {
        ObjectNode line = JSON.createObjectNode()
                .put("position", entry.position().toString())
                .put("at", entry.time().toString())
                .put("tenant", entry.tenant())
                .put("type", entry.type())
                .put("commit", entry.commit());
        ObjectNode metadata = line.putObject("metadata");
        entry.metadata().forEach(metadata::put);
        line.set("payload", entry.payload());
        ArrayNode changes = line.putArray("changes");
        entry.changes().forEach(change -> changes.add(change.json()));
        out.println(JSON.writeValueAsString(line));
    }
}

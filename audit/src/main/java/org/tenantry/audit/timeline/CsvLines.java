package org.tenantry.audit.timeline;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.Shown;
import org.tenantry.audit.fold.Fields.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** For spreadsheets: a line a change, and one for an event that changed nothing. */
final class CsvLines implements Told {
    private static final List<String> COLUMNS =
            List.of("at", "position", "type", "tenant", "actor", "via", "reason", "commit", "field", "before", "after");

    private final PrintWriter out;
    private final ObjectWriter line;

    CsvLines(PrintWriter out) {
        this.out = out;
        CsvSchema.Builder columns = CsvSchema.builder();
        COLUMNS.forEach(columns::addColumn);
        this.line = new CsvMapper().writer(columns.build());
        out.println(String.join(",", COLUMNS));
    }

    @Override
    public void tell(Entry entry) {
        if (entry.changes().isEmpty()) {
            print(entry, new Change("", null, null));
        }
        entry.changes().forEach(change -> print(entry, change));
    }

    private void print(Entry entry, Change change) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("at", entry.time().toString());
        values.put("position", entry.position().toString());
        values.put("type", entry.type());
        values.put("tenant", entry.tenant());
        values.put("actor", literal(entry.actor().orElse("")));
        values.put("via", literal(entry.via().orElse("")));
        values.put("reason", literal(entry.reason().orElse("")));
        values.put("commit", literal(entry.commit()));
        values.put("field", change.field());
        values.put("before", value(change.before()));
        values.put("after", value(change.after()));
        out.print(line.writeValueAsString(values));
    }

    private static String value(@Nullable JsonNode value) {
        return value == null ? "" : literal(Shown.value(value));
    }

    /** A spreadsheet takes what begins so for a formula, and somebody who wrote a reason is not to run one. */
    private static String literal(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}

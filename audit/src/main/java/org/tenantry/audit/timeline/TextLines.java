package org.tenantry.audit.timeline;

import java.io.PrintWriter;
import org.tenantry.audit.Shown;

/** For people: a line for the event, and one for each field. */
final class TextLines implements Told {
    private final PrintWriter out;

    TextLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Entry entry) {
        out.printf(
                "%s  %-8s %s %s by %s%s%s%n",
                entry.time(),
                entry.position(),
                entry.type(),
                entry.tenant(),
                entry.actor().orElse("nobody"),
                entry.via().map(via -> " via " + via).orElse(""),
                entry.reason().map(reason -> ": " + Shown.text(reason)).orElse(""));
        entry.changes()
                .forEach(change -> out.printf(
                        "    %s: %s -> %s%n",
                        Shown.text(change.field()), Shown.value(change.before()), Shown.value(change.after())));
    }
}

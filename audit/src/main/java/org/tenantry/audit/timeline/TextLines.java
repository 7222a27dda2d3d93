package org.tenantry.audit.timeline;

import java.io.PrintWriter;

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
                entry.reason().map(reason -> ": " + printable(reason)).orElse(""));
        entry.changes()
                .forEach(change -> out.printf(
                        "    %s: %s -> %s%n",
                        printable(change.field()), Entry.shown(change.before()), Entry.shown(change.after())));
    }

    /** What somebody wrote must not write to the auditor's terminal; JSON has it escaped. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

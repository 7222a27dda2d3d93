package org.tenantry.audit.state;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.tenantry.audit.Shown;
import org.tenantry.audit.effective.Effective.Held;
import org.tenantry.audit.effective.Effective.Hidden;
import org.tenantry.audit.effective.Effective.Ineffective;
import org.tenantry.audit.effective.Source;
import org.tenantry.audit.state.State.Tenant;

/** A state for people. */
final class StateText {
    private final PrintWriter out;

    StateText(PrintWriter out) {
        this.out = out;
    }

    void print(State state) {
        if (state.tenant().isEmpty()) {
            out.println(state.id() + " was not there at " + state.at());
            return;
        }
        Tenant tenant = state.tenant().get();
        out.println(state.id() + " at " + state.at());
        out.println("    " + tenant.status() + ", in effect " + tenant.effectiveStatus()
                + (tenant.causedBy() == null ? "" : " because of " + tenant.causedBy()));
        out.println("    created " + by(tenant.created()));
        out.println("    version " + tenant.changed().version() + ", changed " + by(tenant.changed()));
        tenant.fields().forEach((field, value) -> out.println("    " + Shown.text(field) + ": " + Shown.value(value)));
        state.configuration().forEach(this::print);
    }

    private void print(String namespace, Configured configured) {
        out.println();
        out.println("configuration " + namespace);
        configured.effective().values().forEach((pointer, held) -> print(pointer, held, configured));
        configured.effective().ineffective().forEach(one -> print(one, configured));
        configured
                .effective()
                .locks()
                .forEach((pointer, level) -> out.println("    locked by " + level + ": " + Shown.text(pointer)));
    }

    private void print(String pointer, Held held, Configured configured) {
        out.println("    " + Shown.text(pointer) + ": " + Shown.value(configured.shown(pointer, held.value()))
                + "  from " + from(held.source()) + hides(pointer, held.hides(), configured));
    }

    private static String hides(String pointer, List<Hidden> hides, Configured configured) {
        return hides.isEmpty()
                ? ""
                : hides.stream()
                        .map(one -> Shown.value(configured.shown(one.pointer(), one.value()))
                                + (one.pointer().equals(pointer) ? "" : " at " + Shown.text(one.pointer())) + " of "
                                + one.source().level())
                        .collect(Collectors.joining(", ", "; hides ", ""));
    }

    private void print(Ineffective one, Configured configured) {
        out.println("    not in effect: " + Shown.text(one.pointer()) + ": "
                + Shown.value(configured.shown(one.pointer(), one.value())) + "  from " + from(one.source()) + "; "
                + switch (one.reason()) {
                    case LOCKED -> "locked by " + one.detail();
                    case MISFIT -> "does not fit " + Shown.text(one.detail());
                });
    }

    private static String from(Source source) {
        return source.level() + ", version " + source.version() + ", " + by(source);
    }

    private static String by(Source source) {
        return source.at() + " by " + (source.actor() == null ? "nobody" : Shown.text(source.actor()));
    }
}

package org.tenantry.audit.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How an area of the system is found.
 *
 * @param told what is so, in a line
 * @param advice what it means and what to do; empty if nothing is to be done
 * @param figures the same for scripts
 */
record Diagnosis(String area, State state, String told, String advice, Map<String, ?> figures) {
    /** Whether there is something to do. */
    enum State {
        OK,
        /** Somebody should know, and nothing is to be done now. */
        LOOK,
        ACT,
        /** It could not be found out. */
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Diagnosis ok(String area, String told, Map<String, ?> figures) {
        return new Diagnosis(area, State.OK, told, "", figures);
    }

    /** What is found out, or why it cannot be: one area that gives no answer does not hide the others. */
    static Diagnosis of(String area, Supplier<Diagnosis> examination) {
        try {
            return examination.get();
        } catch (RuntimeException e) {
            return new Diagnosis(
                    area, State.UNKNOWN, "it could not be found out", String.valueOf(e.getMessage()), Map.of());
        }
    }
}

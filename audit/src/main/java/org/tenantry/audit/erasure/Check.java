package org.tenantry.audit.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that must hold of an erased tenant.
 *
 * @param name what is checked
 * @param verdict whether it holds
 * @param evidence by what that is known: where was looked, and what is there; without what is personal
 */
record Check(String name, Verdict verdict, List<String> evidence) {
    /** Of many findings so many are told. */
    private static final int TOLD = 20;

    Check {
        evidence = List.copyOf(evidence);
    }

    /** What was found out. */
    enum Verdict {
        HOLDS,
        BROKEN,
        UNKNOWN;

        /** As it is told. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** That it holds, if nothing was found against it. */
    static Check unless(List<String> findings, String name, String looked) {
        if (findings.isEmpty()) {
            return new Check(name, Verdict.HOLDS, List.of(looked));
        }
        List<String> evidence = new ArrayList<>(findings.subList(0, Math.min(TOLD, findings.size())));
        if (findings.size() > TOLD) {
            evidence.add("and " + (findings.size() - TOLD) + " more");
        }
        evidence.add(looked);
        return new Check(name, Verdict.BROKEN, evidence);
    }

    static Check unknown(String name, String reason) {
        return new Check(name, Verdict.UNKNOWN, List.of(reason));
    }
}

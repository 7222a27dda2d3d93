package org.tenantry.query.tenant;

import java.util.ArrayList;
import java.util.List;

/** Plays steps; if that fails, tells the fewest of them with which it still does. */
final class FewestSteps {
    private FewestSteps() {}

    /** What is to be played. */
    interface Play {
        void of(List<Step> steps);
    }

    static void of(List<Step> all, Play play) {
        try {
            play.of(all);
        } catch (AssertionError | RuntimeException e) {
            List<Step> fewest = all;
            Throwable cause = e;
            for (int i = all.size() - 1; i >= 0; i--) {
                List<Step> fewer = new ArrayList<>(fewest);
                fewer.remove(i);
                try {
                    play.of(fewer);
                } catch (AssertionError | RuntimeException alsoFails) {
                    fewest = fewer;
                    cause = alsoFails;
                }
            }
            throw new AssertionError("It takes\n" + fewest + "\n" + cause, cause);
        }
    }
}

package org.tenantry.log;

import java.util.Optional;
import java.util.function.Consumer;

/** Checks a partition up to the first thing that is wrong with it. */
final class Verification {
    private static final int COMMITS_BETWEEN_REPORTS = 1_000;

    private Verification() {}

    /** Verifies from a place that is known to be intact. */
    static Verdict verify(MongoCommitStore store, Head from, Consumer<Head> progress) {
        Head intact = from;
        try (Inspection inspection = new Inspection(store, from)) {
            for (int count = 1; inspection.hasNext(); count++) {
                Optional<Damage> damage = inspection.next().damages().stream().findFirst();
                if (damage.isPresent()) {
                    return new Verdict(intact, damage);
                }
                intact = inspection.head();
                if (count % COMMITS_BETWEEN_REPORTS == 0) {
                    progress.accept(intact);
                }
            }
        }
        progress.accept(intact);
        return new Verdict(intact, Optional.empty());
    }
}

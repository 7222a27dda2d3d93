package org.tenantry.query.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What may happen to a tenant.
 *
 * @param pick which of some names, kinds, labels or domains it is about
 */
record Step(Action action, String tenant, int pick) {
    enum Action {
        CREATE,
        CREATE_PROVISIONED,
        RENAME,
        CHANGE_KIND,
        LABEL,
        REMOVE_LABEL,
        ADD_DOMAIN,
        REMOVE_DOMAIN,
        SUSPEND,
        REACTIVATE,
        ARCHIVE,
        RESTORE,
        FAIL,
        RETRY,
        ACTIVATE
    }

    /** Ids that begin alike, and in whose order a tenant does not always stand before what is beneath it. */
    private static final List<String> ROOTS = List.of("pb", "pbx", "pb-x", "hr");

    private static final List<String> SEGMENTS = List.of("a", "a-b", "b");

    /** Some that make tenants, and then some of any kind. */
    static List<Step> random(Random random, int creations, int others) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < creations; i++) {
            Action action = random.nextInt(6) == 0 ? Action.CREATE_PROVISIONED : Action.CREATE;
            steps.add(new Step(action, tenant(random), random.nextInt(100)));
        }
        for (int i = 0; i < others; i++) {
            steps.add(any(random));
        }
        return steps;
    }

    static Step any(Random random) {
        Action[] actions = Action.values();
        return new Step(actions[random.nextInt(actions.length)], tenant(random), random.nextInt(100));
    }

    static String tenant(Random random) {
        StringBuilder id = new StringBuilder(ROOTS.get(random.nextInt(ROOTS.size())));
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            id.append('.').append(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
        }
        return id.toString();
    }
}

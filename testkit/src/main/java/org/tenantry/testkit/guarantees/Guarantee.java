package org.tenantry.testkit.guarantees;

import java.util.List;

/** Something that is true of every run at its end, whatever died in it. */
public interface Guarantee {
    /** Partition p of the topic is the log's partition p: each event once, in order, without gaps. */
    Guarantee TOPIC_IS_LOG = new TopicIsLog();

    /** Each acknowledged command's event stands where the answer said, and no command has taken effect twice. */
    Guarantee ACKNOWLEDGED_IS_LOGGED_ONCE = new AcknowledgedIsLoggedOnce();

    /** Each subscriber has handled every event at least once, none of a tenant before those ahead of it. */
    Guarantee HANDLED_IN_ORDER = new HandledInOrder();

    /** Each subscriber that drops what it has seen before is left with each event exactly once, in order. */
    Guarantee EFFECT_EXACTLY_ONCE = new EffectExactlyOnce();

    /** All that is promised. */
    static List<Guarantee> all() {
        return List.of(TOPIC_IS_LOG, ACKNOWLEDGED_IS_LOGGED_ONCE, HANDLED_IN_ORDER, EFFECT_EXACTLY_ONCE);
    }

    /**
     * Looks whether it was kept.
     *
     * @throws AssertionError naming the first event for which it was not
     */
    void check(Observed run);
}

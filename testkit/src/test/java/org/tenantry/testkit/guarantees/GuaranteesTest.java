package org.tenantry.testkit.guarantees;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guarantee notices the faults that would break it. */
class GuaranteesTest {
    private final ARun run = new ARun();

    @ParameterizedTest
    @MethodSource("org.tenantry.testkit.guarantees.Guarantee#all")
    void aRunInWhichAllIsWellKeepsThemAll(Guarantee guarantee) {
        assertThatCode(() -> guarantee.check(run.observed())).doesNotThrowAnyException();
    }

    @Test
    void anEventThatIsPublishedTwiceIsNoticed() {
        run.topic.add(4, run.topic.get(3));
        isBroken(Guarantee.TOPIC_IS_LOG, "partition 0 of the topic differs from the log's in its event 4 of 6");
    }

    @Test
    void eventsThatArePublishedInAnotherOrderAreNoticed() {
        Collections.swap(run.topic, 7, 8);
        isBroken(Guarantee.TOPIC_IS_LOG, "partition 1 of the topic differs from the log's in its event 1 of 6");
    }

    @Test
    void anEventThatIsNotPublishedIsNoticed() {
        run.topic.remove(11);
        isBroken(Guarantee.TOPIC_IS_LOG, "event 5 of 6", "topic nothing more");
    }

    @Test
    void anEventThatOnlyTheTopicHasIsNoticed() {
        run.log.remove(11);
        isBroken(Guarantee.TOPIC_IS_LOG, "event 5 of 5", "log   nothing more");
    }

    @Test
    void anEventThatIsPublishedOtherThanItIsLoggedIsNoticed() {
        Event event = run.topic.get(2);
        run.topic.set(2, new Event(0, 2, event.tenant(), event.type(), event.payload(), "another hash"));
        isBroken(Guarantee.TOPIC_IS_LOG, "event 2 of 6", "another hash");
    }

    @Test
    void aGapInTheLogIsNoticedEvenIfTheTopicHasItToo() {
        run.log.remove(3);
        run.topic.remove(3);
        isBroken(Guarantee.TOPIC_IS_LOG, "the log has 0-4 of t0.0 where position 3 is expected");
    }

    @Test
    void anAcknowledgedCommandThatIsLostIsNoticed() {
        run.log.remove(10);
        isBroken(Guarantee.ACKNOWLEDGED_IS_LOGGED_ONCE, "command-1-4 was acknowledged at 1-4 of t1.0", "nothing");
    }

    @Test
    void anotherCommandsEventWhereOneWasAcknowledgedIsNoticed() {
        run.acknowledged.add(new Acknowledged(new Place(1, 5, "t1.1"), "command-lost"));
        isBroken(Guarantee.ACKNOWLEDGED_IS_LOGGED_ONCE, "command-lost was acknowledged at 1-5", "command-1-5");
    }

    @Test
    void aCommandThatTookEffectTwiceIsNoticedIfAcknowledgedOrNot() {
        Event event = run.log.get(11);
        run.log.add(new Event(1, 6, event.tenant(), event.type(), event.payload(), "its own hash"));
        isBroken(Guarantee.ACKNOWLEDGED_IS_LOGGED_ONCE, "a command took effect twice", "position=6");
    }

    @Test
    void twoAnswersForOneEventAreNoticed() {
        run.acknowledged.add(run.acknowledged.get(0));
        isBroken(Guarantee.ACKNOWLEDGED_IS_LOGGED_ONCE, "were both acknowledged at 0-0 of t0.0");
    }

    @Test
    void anEventThatIsNeverHandledIsNoticed() {
        run.handled.remove(run.handled.size() - 1);
        isBroken(Guarantee.HANDLED_IN_ORDER, "billing has never handled 1-5 of t1.1");
    }

    @Test
    void anEventThatIsHandledAheadOfAnotherOfItsTenantIsNoticed() {
        Collections.swap(run.handled, 9, 11);
        isBroken(Guarantee.HANDLED_IN_ORDER, "billing has handled 1-2 of t1.0, and not 1-0 of t1.0 before it");
    }

    @Test
    void anEventThatWasPassedOverIsNoticedEvenIfALaterOneWasHandled() {
        run.handled.removeIf(place -> place.equals(new Place(0, 1, "t0.1")));
        isBroken(Guarantee.HANDLED_IN_ORDER, "billing has handled 0-3 of t0.1, and not 0-1 of t0.1 before it");
    }

    @Test
    void anEventThatIsHandledAndNotLoggedIsNoticed() {
        run.handled.add(new Place(1, 6, "t1.0"));
        isBroken(Guarantee.HANDLED_IN_ORDER, "billing has handled 1-6 of t1.0, which the log does not have");
    }

    @Test
    void anEffectThatIsTakenTwiceIsNoticed() {
        run.effects.add(4, run.effects.get(2));
        isBroken(Guarantee.EFFECT_EXACTLY_ONCE, "took [0-0 of t0.0, 0-2 of t0.0, 0-2 of t0.0, 0-4 of t0.0]");
    }

    @Test
    void anEffectThatIsMissingIsNoticed() {
        run.effects.remove(11);
        isBroken(Guarantee.EFFECT_EXACTLY_ONCE, "took [1-1 of t1.1, 1-3 of t1.1]");
    }

    @Test
    void effectsInAnotherOrderAreNoticed() {
        Collections.swap(run.effects, 0, 2);
        isBroken(Guarantee.EFFECT_EXACTLY_ONCE, "took [0-2 of t0.0, 0-0 of t0.0, 0-4 of t0.0]");
    }

    private void isBroken(Guarantee guarantee, String... named) {
        assertThatThrownBy(() -> guarantee.check(run.observed()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(named);
    }
}

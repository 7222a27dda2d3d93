package org.tenantry.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.query.Published;
import org.tenantry.query.history.Changes;
import org.tenantry.subscriber.PublishedEvent;

class TimelineTest {
    @Test
    void aPageEndsWhereTooManyEventsWouldHaveToBeReadForTheNext() {
        List<PublishedEvent> newestFirst =
                List.of(suspended("pb", 9), suspended("pb", 8), suspended("pb.a", 4), suspended("pb.b", 0));

        assertThat(Timeline.affordable(newestFirst, 16)).isEqualTo(4);
        assertThat(Timeline.affordable(newestFirst, 15)).isEqualTo(3);
        assertThat(Timeline.affordable(newestFirst, 14)).isEqualTo(2);
        assertThat(Timeline.affordable(newestFirst.reversed(), 6)).isEqualTo(2);
        assertThat(Timeline.affordable(newestFirst, 1))
                .as("the first is told at any cost")
                .isEqualTo(1);
    }

    @Test
    void whatALevelSetsNeedsNoEventsButTheOneBefore() {
        PublishedEvent overridden = PublishedEvent.of(
                new EventEnvelope(
                        "log",
                        new Position(1, 7),
                        "pb",
                        "pb/overrides/auth",
                        1_000_000,
                        "ConfigurationOverridden",
                        Published.START,
                        "c",
                        0,
                        1,
                        "h",
                        null,
                        null,
                        null,
                        null,
                        null),
                "{}");

        assertThat(Timeline.affordable(List.of(suspended("pb", 1), overridden), 2))
                .isEqualTo(2);
    }

    @Test
    void anEventThatCannotBeReadIsToldOfAllTheSame() {
        PublishedEvent damaged =
                PublishedEvent.of(suspended("pb", 3).envelope(), "{\"tenant\": \"pb\", \"reason\": [\"no");

        TimelineEntry entry =
                TimelineEntry.of(damaged, Changes.unreadable(damaged.envelope().position()));

        assertThat(entry.type()).isEqualTo("TenantSuspended");
        assertThat(entry.actor()).isEqualTo("asha");
        assertThat(entry.version()).isEqualTo(4);
        assertThat(entry.unreadable()).isEqualTo("1-3");
        assertThat(entry.reason()).isNull();
        assertThat(entry.changes()).isEmpty();
    }

    private static PublishedEvent suspended(String tenant, long sequence) {
        return Published.at(new Position(1, sequence), sequence, new TenantSuspended(tenant, "unpaid"));
    }
}

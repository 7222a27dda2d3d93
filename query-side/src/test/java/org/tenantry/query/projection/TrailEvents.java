package org.tenantry.query.projection;

import java.util.List;
import java.util.stream.LongStream;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.query.Published;
import org.tenantry.subscriber.PublishedEvent;

/** Events without meaning, three tenants to a partition in turn. */
final class TrailEvents {
    private TrailEvents() {}

    /** Those from one position of a partition to before another. */
    static List<PublishedEvent> of(int partition, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(position -> Published.at(
                        new Position(partition, position),
                        position / 3,
                        new TenantArchived("p" + partition + ".t" + position % 3, "r", null, "2026-12-24T10:15:30Z")))
                .toList();
    }

    /** One for each of so many tenants, all in a partition. */
    static List<PublishedEvent> ofManyTenants(int partition, int tenants) {
        return LongStream.range(0, tenants)
                .mapToObj(position -> Published.at(
                        new Position(partition, position),
                        0,
                        new TenantArchived("p.t" + position, "r", null, "2026-12-24T10:15:30Z")))
                .toList();
    }
}

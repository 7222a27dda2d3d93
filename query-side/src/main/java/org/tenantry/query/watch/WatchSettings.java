package org.tenantry.query.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many may watch on a node, and how they are treated.
 *
 * @param most watchers at once
 * @param mostOfCaller watchers of one caller at once
 * @param queue how many events may wait for a watcher that does not read
 * @param heartbeat after how long a silence a watcher hears that its stream is alive
 */
public record WatchSettings(
        @DefaultValue("6000") int most,
        @DefaultValue("500") int mostOfCaller,
        @DefaultValue("256") int queue,
        @DefaultValue("20s") Duration heartbeat) {}

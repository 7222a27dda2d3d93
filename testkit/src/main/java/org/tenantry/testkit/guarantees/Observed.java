package org.tenantry.testkit.guarantees;

import java.util.List;

/**
 * What was seen of a run.
 *
 * @param log all events, by partition and then in order
 * @param topic likewise
 * @param acknowledged in no order
 */
public record Observed(
        List<Event> log, List<Event> topic, List<Acknowledged> acknowledged, List<Subscriber> subscribers) {}

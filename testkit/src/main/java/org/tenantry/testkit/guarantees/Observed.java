package org.tenantry.testkit.guarantees;

import java.util.List;
import java.util.function.Predicate;

/**
 * What was seen of a run.
 *
 * @param log all events, by partition and then in order
 * @param topic likewise
 * @param acknowledged in no order
 */
public record Observed(
        List<Event> log, List<Event> topic, List<Acknowledged> acknowledged, List<Subscriber> subscribers) {
    /** As if there were no such tenant; the log then has gaps. */
    public Observed without(String tenant) {
        Predicate<Place> others = place -> !place.tenant().equals(tenant);
        return new Observed(
                log.stream().filter(event -> others.test(event.place())).toList(),
                topic.stream().filter(event -> others.test(event.place())).toList(),
                acknowledged.stream()
                        .filter(command -> others.test(command.place()))
                        .toList(),
                subscribers.stream()
                        .map(one -> new Subscriber(
                                one.name(),
                                one.handled().stream().filter(others).toList(),
                                one.effects().stream().filter(others).toList()))
                        .toList());
    }
}

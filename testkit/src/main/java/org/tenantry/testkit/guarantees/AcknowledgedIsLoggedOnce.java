package org.tenantry.testkit.guarantees;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands have marks of their own, so that two events with one payload come from one command. */
final class AcknowledgedIsLoggedOnce implements Guarantee {
    @Override
    public void check(Observed run) {
        Map<Place, Event> log = new HashMap<>();
        Set<String> payloads = new HashSet<>();
        for (Event event : run.log()) {
            log.put(event.place(), event);
            if (!payloads.add(event.payload())) {
                throw new AssertionError("a command took effect twice, the second time as " + event);
            }
        }
        Map<Place, String> answered = new HashMap<>();
        for (Acknowledged command : run.acknowledged()) {
            @Nullable Event event = log.get(command.place());
            if (event == null || !event.payload().contains(command.mark())) {
                throw new AssertionError("%s was acknowledged at %s, where the log has %s"
                        .formatted(command.mark(), command.place(), event == null ? "nothing" : event));
            }
            @Nullable String other = answered.put(command.place(), command.mark());
            if (other != null) {
                throw new AssertionError(
                        "%s and %s were both acknowledged at %s".formatted(other, command.mark(), command.place()));
            }
        }
    }
}

package org.tenantry.subscriber;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handles each batch at once. */
final class BatchIntake implements Intake {
    private final BatchHandler handler;
    private final Map<Integer, Place> progressed = new HashMap<>();

    BatchIntake(BatchHandler handler) {
        this.handler = handler;
    }

    @Override
    public void begin(int partition, Optional<Place> place) {
        if (place.isPresent() && !place.get().parked().isEmpty()) {
            throw new IllegalStateException("partition " + partition + " has parked tenants, and batches know of none");
        }
        handler.begin(partition, place);
    }

    @Override
    public void take(int partition, List<PublishedEvent> events) {
        Place after = Place.after(events.get(events.size() - 1));
        try {
            handler.handle(partition, events, after);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new HandlingFailedException(e);
        }
        progressed.put(partition, after);
    }

    @Override
    public boolean isFull(int partition) {
        return false;
    }

    @Override
    public Map<Integer, Place> progressed() {
        Map<Integer, Place> now = Map.copyOf(progressed);
        progressed.clear();
        return now;
    }

    @Override
    public InHand inHand(int partition) {
        return InHand.NOTHING;
    }

    @Override
    public void end(int partition) {
        handler.end(partition); // nothing is left in hand between two batches
    }
}

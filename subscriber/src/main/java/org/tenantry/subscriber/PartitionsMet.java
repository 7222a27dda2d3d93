package org.tenantry.subscriber;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** The partitions that a member has followed at some time, and who is told of each. */
final class PartitionsMet {
    private final Set<Integer> partitions = new TreeSet<>();
    private final List<IntConsumer> listeners = new ArrayList<>();

    synchronized void met(int partition) {
        if (partitions.add(partition)) {
            listeners.forEach(listener -> listener.accept(partition));
        }
    }

    /** Tells of those there were and of those to come. */
    synchronized void tell(IntConsumer listener) {
        listeners.add(listener);
        partitions.forEach(listener::accept);
    }
}

package org.tenantry.subscriber;

import java.util.List;
import java.util.function.IntConsumer;

/** Something that follows the topic, as a member of a group or alone. */
public interface Follower {
    /** How far behind this member is, in each partition that it follows. */
    List<PartitionLag> lags();

    /**
     * Has somebody told of each partition that this member follows, once, when it first does; of those
     * that it follows already, at once.
     */
    void onPartition(IntConsumer listener);
}

package org.tenantry.audit.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.tenantry.audit.replay.ReplayCheckpoint.Part;
import org.tenantry.log.StoredLog;

/** Fills the target partition by partition, and writes down now and then how far it came. */
final class Replay {
    private static final long BETWEEN_CHECKPOINTS_NANOS = Duration.ofSeconds(1).toNanos();

    private final StoredLog log;
    private final ReplayCheckpoint begun;
    private final Target target;
    private final Path file;
    private final List<PartitionReplay> partitions;
    private long noted = System.nanoTime();

    /**
     * @param begun what is to be there in the end
     * @param file where is written down how far it came
     * @throws IllegalStateException if the target has something else; then nothing was written
     */
    Replay(StoredLog log, ReplayCheckpoint begun, Target target, Path file) {
        this.log = log;
        this.begun = begun;
        this.target = target;
        this.file = file;
        this.partitions = begun.parts().stream()
                .map(part -> new PartitionReplay(log, begun, part, target, end -> noteNowAndThen()))
                .toList();
    }

    /** How many events of the log are read. */
    long events() {
        return begun.parts().stream().mapToLong(part -> part.to() - part.from()).sum();
    }

    List<PartitionReplay> partitions() {
        return partitions;
    }

    /** Until all is there, or it is to stop; how far it came. */
    ReplayCheckpoint run(Pace pace, BooleanSupplier isToStop, LongConsumer progress) throws InterruptedException {
        boolean isComplete = false;
        try {
            isComplete = fill(pace, isToStop, progress);
        } finally {
            reached(isComplete).write(file);
        }
        return reached(isComplete);
    }

    private boolean fill(Pace pace, BooleanSupplier isToStop, LongConsumer progress) throws InterruptedException {
        for (PartitionReplay partition : partitions) {
            if (!partition.run(pace, isToStop, progress)) {
                return false;
            }
        }
        target.complete(log, begun.selection()::hasKey);
        return true;
    }

    private void noteNowAndThen() {
        if (System.nanoTime() - noted > BETWEEN_CHECKPOINTS_NANOS) {
            reached(false).write(file);
            noted = System.nanoTime();
        }
    }

    private ReplayCheckpoint reached(boolean isComplete) {
        List<Part> parts = partitions.stream().map(PartitionReplay::reachedPart).toList();
        return begun.reached(parts, isComplete);
    }
}

package org.tenantry.log;

import org.jspecify.annotations.Nullable;

/** Why an append was not acknowledged. All but {@link OutcomeUnknown} are sure: nothing is stored. */
public abstract sealed class AppendException extends RuntimeException {
    private AppendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The aggregate has an event at the commit's sequence already: another writer was faster. */
    public static final class SequenceTaken extends AppendException {
        SequenceTaken(NewCommit commit) {
            super(commit.aggregate() + " has an event at sequence " + commit.sequence() + " already", null);
        }
    }

    /** An aggregate that the decision relied on has changed meanwhile. */
    public static final class GuardBroken extends AppendException {
        GuardBroken(Guard guard) {
            super(guard.aggregate() + " has an event at sequence " + guard.next() + " or beyond", null);
        }
    }

    /** Somebody has made sure that a commit with this id is never stored. */
    public static final class Fenced extends AppendException {
        Fenced(String commit) {
            super("commit " + commit + " was given up, and can never be stored", null);
        }
    }

    /** The partition's queue is full. */
    public static final class QueueFull extends AppendException {
        QueueFull(int partition, int commits, long bytes) {
            super(
                    "the queue of partition " + partition + " is full: " + commits + " commits, " + bytes + " bytes",
                    null);
        }
    }

    /** The deadline passed, or the log closed, while the commit was still waiting. */
    public static final class NotStored extends AppendException {
        NotStored(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The commit was sent, and no answer came: it may be stored, or be stored later, or never. */
    public static final class OutcomeUnknown extends AppendException {
        OutcomeUnknown(String commit) {
            super("it is not known whether commit " + commit + " is stored", null);
        }
    }
}

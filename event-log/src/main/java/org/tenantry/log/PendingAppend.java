package org.tenantry.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An append that waits for its answer. While it is queued, its caller may take it back; once it is
 * sent, only its outcome can answer.
 */
final class PendingAppend {
    private enum State {
        QUEUED,
        SENT,
        TAKEN_BACK
    }

    private final NewCommit commit;
    private final int bytes;
    private final Duration timeout;
    private final Time time;
    private final long deadline;
    private final CompletableFuture<Appended> answer = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

    /**
     * Begins to wait.
     *
     * @param timeout how long it may stay queued
     */
    PendingAppend(NewCommit commit, Duration timeout, Time time) {
        this.commit = commit;
        this.bytes = commit.bytes();
        this.timeout = timeout;
        this.time = time;
        this.deadline = time.nanos() + timeout.toNanos();
    }

    NewCommit commit() {
        return commit;
    }

    int bytes() {
        return bytes;
    }

    /** Claims it for sending; false if its caller has taken it back, or it has its answer. */
    boolean send() {
        return !answer.isDone() && state.compareAndSet(State.QUEUED, State.SENT);
    }

    /** It surely is not stored: it may be sent again, or be taken back, unless its time is over. */
    void requeue() {
        if (state.compareAndSet(State.SENT, State.QUEUED) && !remaining().isPositive()) {
            takeBack();
        }
    }

    /** Nothing more is done for it here: what became of it, if it was sent, nobody looks up. */
    void abandon() {
        takeBack();
        refused(new AppendException.OutcomeUnknown(commit.id()));
    }

    void stored(Commit stored, boolean replayed) {
        answer.complete(new Appended(stored, replayed));
    }

    void refused(AppendException reason) {
        answer.completeExceptionally(reason);
    }

    /** Waits for the answer: until the deadline while it is queued, else for the grace beyond. */
    Appended await(Duration grace) {
        try {
            if (!time.await(answer, remaining())) {
                takeBack();
                if (!time.await(answer, grace)) {
                    throw new AppendException.OutcomeUnknown(commit.id());
                }
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return answered();
    }

    private Appended answered() {
        return switch (answer.state()) {
            case SUCCESS -> answer.resultNow();
            case FAILED -> throw (AppendException) answer.exceptionNow();
            case RUNNING, CANCELLED -> throw new IllegalStateException("there is an answer");
        };
    }

    /** Answers that it is not stored, if it is not on its way. */
    private void takeBack() {
        if (state.compareAndSet(State.QUEUED, State.TAKEN_BACK)) {
            refused(new AppendException.NotStored(
                    "commit " + commit.id() + " could not be stored within " + timeout.toMillis() + " ms", null));
        }
    }

    private AppendException interrupted() {
        Thread.currentThread().interrupt();
        return state.compareAndSet(State.QUEUED, State.TAKEN_BACK)
                ? new AppendException.NotStored("interrupted while commit " + commit.id() + " waited", null)
                : new AppendException.OutcomeUnknown(commit.id());
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - time.nanos());
    }
}

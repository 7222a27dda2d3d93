package org.tenantry.subscriber;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls the handler for what it wants, and counts over all sessions how that went. */
final class Tries {
    private final EventHandler handler;
    private final Predicate<PublishedEvent> wanted;
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Tries(EventHandler handler, Predicate<PublishedEvent> wanted) {
        this.handler = handler;
        this.wanted = wanted;
    }

    /** Whether to handle an event; also if that cannot be said, so that its handling fails and parks its tenant. */
    boolean isWanted(PublishedEvent event) {
        try {
            return wanted.test(event);
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** Has an event handled; returns why that failed, if it did. */
    @Nullable Throwable failureOf(PublishedEvent event) {
        @Nullable Throwable failure = handle(event);
        (failure == null ? handled : failed).increment();
        return failure;
    }

    private @Nullable Throwable handle(PublishedEvent event) {
        try {
            if (wanted.test(event)) {
                handler.handle(event);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return e;
        }
    }

    long handled() {
        return handled.sum();
    }

    long failed() {
        return failed.sum();
    }
}

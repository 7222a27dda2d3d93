package org.tenantry.subscriber;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Calls the handler, and counts over all sessions how that went. */
final class Tries {
    private final EventHandler handler;
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Tries(EventHandler handler) {
        this.handler = handler;
    }

    /** Has an event handled; returns why that failed, if it did. */
    @Nullable Throwable failureOf(PublishedEvent event) {
        @Nullable Throwable failure = handle(event);
        (failure == null ? handled : failed).increment();
        return failure;
    }

    private @Nullable Throwable handle(PublishedEvent event) {
        try {
            handler.handle(event);
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

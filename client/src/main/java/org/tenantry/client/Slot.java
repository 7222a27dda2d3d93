package org.tenantry.client;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The place of what is known of a tenant in a namespace. */
final class Slot {
    final String tenant;
    final String namespace;

    /** One asks at a time; the others wait for the answer. */
    final ReentrantLock asking = new ReentrantLock();

    /** How many changes were told of that may touch it. */
    final AtomicLong changes = new AtomicLong();

    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable Known known;

    Slot(String tenant, String namespace) {
        this.tenant = tenant;
        this.namespace = namespace;
    }

    @Nullable Known known() {
        return known;
    }

    void know(@Nullable Known answered) {
        known = answered;
    }

    /** Whether it is a tenant's, or that of one beneath it. */
    boolean isWithin(String subtree) {
        return tenant.equals(subtree) || tenant.startsWith(subtree + ".");
    }

    /** Something may have changed. Returns whether nobody was told so far to ask again. */
    boolean changed() {
        changes.incrementAndGet();
        return due.compareAndSet(false, true);
    }

    /** From now on another may be told to ask again. */
    void isBeingAsked() {
        due.set(false);
    }
}

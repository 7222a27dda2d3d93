package org.tenantry.query.lookup;

/** What a node has seen happen is not in the read models in time. */
public final class LookupBehindException extends RuntimeException {
    LookupBehindException(String id) {
        super(id + " has changed, and its read model does not have the change yet");
    }
}

package org.tenantry.query.lookup;

/** What a node has seen happen is not to be answered in time. */
public final class LookupBehindException extends RuntimeException {
    private LookupBehindException(String message) {
        super(message);
    }

    static LookupBehindException of(String id) {
        return new LookupBehindException(id + " has changed, and its read model does not have the change yet");
    }

    static LookupBehindException beforeTheTopic() {
        return new LookupBehindException("This node has not seen the topic yet");
    }
}

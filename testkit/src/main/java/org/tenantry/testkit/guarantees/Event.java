package org.tenantry.testkit.guarantees;

/**
 * An event as the log or the topic has it.
 *
 * @param payload JSON text
 * @param hash of its commit, lower-case hex
 */
public record Event(int partition, long position, String tenant, String type, String payload, String hash) {
    /** Where it stands. */
    public Place place() {
        return new Place(partition, position, tenant);
    }
}

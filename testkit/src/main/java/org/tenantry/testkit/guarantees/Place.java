package org.tenantry.testkit.guarantees;

/** Where an event stands, and whose it is. */
public record Place(int partition, long position, String tenant) {
    @Override
    public String toString() {
        return "%d-%d of %s".formatted(partition, position, tenant);
    }
}

package org.tenantry.testkit.guarantees;

/**
 * A command that was answered with success.
 *
 * @param place of its event, as it was answered
 * @param mark that is in its event's payload, and in that of no other command's
 */
public record Acknowledged(Place place, String mark) {}

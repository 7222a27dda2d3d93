package org.tenantry.testkit.guarantees;

import java.util.List;

/**
 * What a subscriber did, all its members and lives together.
 *
 * @param handled as it came, repeats included
 * @param effects what is left of that once the subscriber has dropped what it had seen, by tenant and
 *     in the order in which they took effect
 */
public record Subscriber(String name, List<Place> handled, List<Place> effects) {}

package org.tenantry.events;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of a retired type as those of the type that took its place. The type is no longer
 * written, but logs and topics hold its events for ever.
 *
 * @param from the retired type's wire name
 * @param to the wire name of what took its place; that may be retired, too
 * @param change makes {@code to}'s JSON of {@code from}'s; it may change and return what it is given.
 *     What it cannot do without, it gets with {@code required}
 */
record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {}

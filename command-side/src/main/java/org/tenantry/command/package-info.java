/**
 * The command side: decides commands, stores what they lead to, publishes it.
 *
 * <pre>
 *  endpoint ──► dispatch ──► tenant (aggregate) ──► store ──► event log
 *                                                               │
 *                                            publishing ◄───────┘ ──► Kafka
 * </pre>
 */
@NullMarked
package org.tenantry.command;

import org.jspecify.annotations.NullMarked;

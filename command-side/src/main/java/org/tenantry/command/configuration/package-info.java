/**
 * Configuration as it is set: definitions, which are the platform's, and what each level overrides. What both mean is
 * the module {@code configuration}'s matter.
 *
 * <p>Definitions and the platform's own overrides are in partition 0, a tenant's in its tree's, and between partitions
 * there is no order. So what is decided here is decided on what is known: what comes out otherwise by then has no effect
 * when it is looked up, and breaks nothing.
 */
@NullMarked
package org.tenantry.command.configuration;

import org.jspecify.annotations.NullMarked;

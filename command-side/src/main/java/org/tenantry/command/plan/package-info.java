/**
 * Provisioning plans: who must report done before a tenant of a kind is active. They are the platform's
 * own, in partition 0, and hold for the tenants that are created from then on.
 */
@NullMarked
package org.tenantry.command.plan;

import org.jspecify.annotations.NullMarked;

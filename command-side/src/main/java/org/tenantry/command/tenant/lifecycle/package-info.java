/**
 * Taking a tenant, and all beneath it, out of use and into use again: {@code ACTIVE ⇄ SUSPENDED →
 * ARCHIVED}, and back from the archive within a grace. Each command is for who is responsible above.
 */
@NullMarked
package org.tenantry.command.tenant.lifecycle;

import org.jspecify.annotations.NullMarked;

/**
 * Personal data of a tenant's profile, contact and address: what they may say, and how they come into events
 * sealed. They leave a request as a {@link org.tenantry.command.tenant.personal.PersonalPatch}, which
 * {@link org.tenantry.command.tenant.personal.PersonalData} turns into sealed values; no command, event or state
 * tells them in clear.
 */
@NullMarked
package org.tenantry.command.tenant.personal;

import org.jspecify.annotations.NullMarked;

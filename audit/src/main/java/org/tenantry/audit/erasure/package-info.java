/**
 * Evidence that a tenant is erased.
 *
 * <pre>
 *  log: recorded, sealed, chain ─┐
 *  data keys: destroyed          ├► Check: whether it holds, and by what that is known ──► ErasureReport
 *  topic, read models: sealed    ┘
 * </pre>
 */
@NullMarked
package org.tenantry.audit.erasure;

import org.jspecify.annotations.NullMarked;

/**
 * Configuration as it is read: what levels set, all that they ever set, and what holds in effect. Only what levels set is
 * stored; what holds is worked out when it is asked for, so that a change at a root is one write whatever stands beneath.
 */
@NullMarked
package org.tenantry.query.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * What is told of the past of a tenant, or of a subtree: each event, who caused it, and what it changed. What changed is
 * worked out when somebody asks.
 */
@NullMarked
package org.tenantry.query.timeline;

import org.jspecify.annotations.NullMarked;

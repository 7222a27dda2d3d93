/**
 * What configuration means, for whoever decides on it and whoever answers for it. A definition says which
 * documents a namespace may hold; each level above a tenant, and the tenant itself, overrides a part:
 *
 * <pre>
 *  defaults ──► platform ──► root ──► ... ──► tenant ──► in effect
 *  (definition)     each: values merged by key, then locks
 * </pre>
 *
 * Everything here is a pure function of a definition and levels. What is in effect always fits the definition's
 * schema, whatever is stored: what does not fit has no effect.
 */
@NullMarked
package org.tenantry.configuration;

import org.jspecify.annotations.NullMarked;

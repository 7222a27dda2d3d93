/**
 * What configuration means once more, as simple as can be, and random definitions and levels that must come to the
 * same by it and by the real rules.
 *
 * <pre>
 *                ┌──► PlainRules: maps, recursion ─────┐
 *  Cases ──► Case┤                                     ├─ equal?
 *                └──► Inherited, Explanation ──────────┘
 * </pre>
 */
@NullMarked
package org.tenantry.configuration.model;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of tenants once more, as simple as can be, and random commands that must come out the same
 * by them and by the command side.
 *
 * <pre>
 *                ┌──► TreeModel ──► answer, view ─┐
 *  Steps ──► Step┤                                ├─ equal?
 *                └──► RealTree ───► answer, view ─┘
 * </pre>
 */
@NullMarked
package org.tenantry.command.model;

import org.jspecify.annotations.NullMarked;

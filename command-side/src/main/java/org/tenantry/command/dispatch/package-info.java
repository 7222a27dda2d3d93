/**
 * Brings a request's command to its aggregate and its outcome back: ids for commits, repeats that
 * get the first answer again, decisions taken anew when something changed meanwhile.
 */
@NullMarked
package org.tenantry.command.dispatch;

import org.jspecify.annotations.NullMarked;

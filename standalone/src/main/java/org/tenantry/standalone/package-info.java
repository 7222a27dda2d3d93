/**
 * Both sides and the embedded parts in one process, to try Tenantry out; with an issuer of tokens of
 * its own, which exists here and nowhere else.
 */
@NullMarked
package org.tenantry.standalone;

import org.jspecify.annotations.NullMarked;

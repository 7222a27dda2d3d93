/** What was found intact once, to be held against what is there later; signed, if there is a key. */
@NullMarked
package org.tenantry.audit.checkpoint;

import org.jspecify.annotations.NullMarked;

/** That an event stands in the log, shown by a file to who has a checkpoint, and may see nothing else of the log. */
@NullMarked
package org.tenantry.audit.proof;

import org.jspecify.annotations.NullMarked;

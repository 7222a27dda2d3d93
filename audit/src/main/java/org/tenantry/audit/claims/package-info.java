/** Who may have which domain, as it is stored beside the log. */
@NullMarked
package org.tenantry.audit.claims;

import org.jspecify.annotations.NullMarked;

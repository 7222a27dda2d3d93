/** How a page is continued by the next. */
@NullMarked
package org.tenantry.query.paging;

import org.jspecify.annotations.NullMarked;

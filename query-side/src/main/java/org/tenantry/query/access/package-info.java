/** What a caller may: for themselves, and for services that ask in their name. */
@NullMarked
package org.tenantry.query.access;

import org.jspecify.annotations.NullMarked;

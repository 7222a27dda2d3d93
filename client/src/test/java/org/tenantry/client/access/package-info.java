@NullMarked
package org.tenantry.client.access;

import org.jspecify.annotations.NullMarked;

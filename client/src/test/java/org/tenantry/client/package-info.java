@NullMarked
package org.tenantry.client;

import org.jspecify.annotations.NullMarked;

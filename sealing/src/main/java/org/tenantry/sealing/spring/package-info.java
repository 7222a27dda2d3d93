/** The keyring as a Spring bean, by configuration; nothing else here knows Spring. */
@NullMarked
package org.tenantry.sealing.spring;

import org.jspecify.annotations.NullMarked;

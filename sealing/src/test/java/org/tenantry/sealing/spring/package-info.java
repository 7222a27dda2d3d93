@NullMarked
package org.tenantry.sealing.spring;

import org.jspecify.annotations.NullMarked;

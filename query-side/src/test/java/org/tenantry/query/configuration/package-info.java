@NullMarked
package org.tenantry.query.configuration;

import org.jspecify.annotations.NullMarked;

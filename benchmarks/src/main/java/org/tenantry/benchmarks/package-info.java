/** Load programs: {@code dev bench}. What they print is for people, and depends on the machine. */
@NullMarked
package org.tenantry.benchmarks;

import org.jspecify.annotations.NullMarked;

/** The servers that benchmarks run on: each a process of its own, so that its CPU time is known apart. */
@NullMarked
package org.tenantry.benchmarks.servers;

import org.jspecify.annotations.NullMarked;

/** What every benchmark needs: CPU time and latencies to take, progress to show, tables to print. */
@NullMarked
package org.tenantry.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;

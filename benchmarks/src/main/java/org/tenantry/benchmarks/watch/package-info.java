/**
 * What watchers cost: memory, CPU and threads of a node with so many who hear nothing, and how long a change at a root
 * takes to get to one of them.
 */
@NullMarked
package org.tenantry.benchmarks.watch;

import org.jspecify.annotations.NullMarked;

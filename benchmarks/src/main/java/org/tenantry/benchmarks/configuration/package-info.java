/**
 * How long it takes to say what configuration is in effect, in process, by JMH.
 *
 * <pre>
 *  a definition, eight levels ──► Merging: JMH's forks ──► results ──► table
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * Streams of what changes, to many who mostly hear nothing. A stream has no thread: whatever is to be said is put into its
 * queue, and its line takes it when it can. One who does not listen is cut off, and waited for by nobody:
 *
 * <pre>
 *  what changed ──► watchers, by tenant and namespace ──► a watcher's queue ──► its line
 *                                                              ▲
 *  every second: heartbeats, and the ends of tokens ───────────┘
 * </pre>
 */
@NullMarked
package org.tenantry.query.watch;

import org.jspecify.annotations.NullMarked;

/**
 * Fills a fresh topic or database from the log, with all of it or with a part.
 *
 * <pre>
 *  log ──► Derivation: what the copy's commits are ──► Replay: at a bounded rate ──► Target: topic or database
 * </pre>
 *
 * What a copy is follows from the log and from what is asked for alone. So going on is deriving it again, and writing what
 * the target does not have: no file must be believed about how far it came, and each event is there once.
 */
@NullMarked
package org.tenantry.audit.replay;

import org.jspecify.annotations.NullMarked;
